//! Pages as they look, with a frame around each figure that the report shows of them.

use super::page::Page;
use crate::document::{Evidence, EvidenceFile, EvidenceOrigin, Picture};
use crate::language::Speech;
use crate::pages::{base64, span};
use juesuan_messages::message;
use juesuan_model::BoundingBox;
use maud::{Markup, html};

impl Page<'_> {
    /// The picture that shows an entry's page, and the box on it.
    pub(super) fn pictured(&self, entry: &Evidence) -> Option<(usize, BoundingBox)> {
        let EvidenceOrigin::Printed { source, locator, .. } = &entry.origin else { return None };
        let shows = |picture: &Picture| picture.source == *source && Some(picture.page) == locator.page;
        Some((self.report.pictures.iter().position(shows)?, locator.bbox?))
    }

    pub(super) fn picture(&self, at: usize, picture: &Picture) -> Markup {
        let name = self.report.sources.get(picture.source).map_or("", EvidenceFile::name);
        let title = self.language.say(message!("report-page-title", file = name, page = picture.page));
        html! {
            figure.page id={ "p" (at + 1) } tabindex="-1" {
                figcaption { (title) }
                @if !picture.missing.is_empty() { p { (self.missing_fonts(&picture.missing)) } }
                div.sheet {
                    img src={ "data:image/png;base64," (base64(&picture.png)) } alt=(title) loading="lazy";
                    svg viewBox={ "0 0 " (picture.width) " " (picture.height) } aria-hidden="true" {
                        @for (id, bbox) in self.framed(at) {
                            rect data-entry={ "e" (id + 1) } x=(bbox.x0) y=(bbox.y0)
                                width=(span(bbox.x0, bbox.x1)) height=(span(bbox.y0, bbox.y1)) {}
                        }
                    }
                }
            }
        }
    }

    /// The entries that a picture shows, each with its box.
    fn framed(&self, at: usize) -> impl Iterator<Item = (usize, BoundingBox)> {
        self.report.evidence.iter().enumerate().filter_map(move |(id, entry)| {
            let (picture, bbox) = self.pictured(entry)?;
            (picture == at).then_some((id, bbox))
        })
    }

    /// Why some text of a page is not drawn.
    fn missing_fonts(&self, fonts: &[String]) -> String {
        self.language.say(message!("report-missing-fonts", fonts = self.language.list(fonts)))
    }
}
