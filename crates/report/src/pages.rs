//! Images of pages, on request: the very page that prints a figure, with the figure framed.

use crate::document::{EvidenceOrigin, Picture, ReportDocument};
use crate::error::Error;
use crate::fonts::Fonts;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use juesuan_messages::{Message, message};
use juesuan_model::count;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Pixels per point: sharp enough to read on a screen and in print, and a few hundred KiB per page.
const SCALE: f32 = 1.5;

/// Returns the bytes of a file by its address and the hash of its content, or the reason why it cannot.
pub type Load<'a> = &'a dyn Fn(&str, &str) -> Result<Vec<u8>, Message>;

impl ReportDocument {
    /// Draws each page of a PDF that prints a figure of this report.
    ///
    /// # Errors
    /// A file that cannot be read again, or is no longer the same.
    pub fn draw_pages(&mut self, load: Load<'_>) -> Result<(), Error> {
        let mut wanted: BTreeSet<(usize, u32)> = BTreeSet::new();
        for entry in &self.evidence {
            if let EvidenceOrigin::Printed { source, locator, .. } = &entry.origin
                && let (Some(page), Some(_)) = (locator.page, locator.bbox)
            {
                wanted.insert((*source, page));
            }
        }
        let mut open: Option<(usize, Pdf)> = None;
        let mut fonts: Option<Arc<Fonts>> = None;
        for (index, page) in wanted {
            let Some(source) = self.sources.get(index) else { continue };
            let problem = |problem: Message| Error::Page { uri: source.uri.clone(), page, problem };
            if open.as_ref().is_none_or(|(known, _)| *known != index) {
                let bytes = load(&source.uri, &source.hash).map_err(problem)?;
                let pdf =
                    Pdf::new(bytes).map_err(|error| problem(Message::foreign(format_args!("{error:?}"))))?;
                open = Some((index, pdf));
            }
            let Some((_, pdf)) = &open else { continue };
            self.pictures
                .push(draw(pdf, fonts.get_or_insert_with(Fonts::installed), index, page).map_err(problem)?);
        }
        Ok(())
    }
}

fn draw(pdf: &Pdf, fonts: &Arc<Fonts>, source: usize, number: u32) -> Result<Picture, Message> {
    let index = count::to_usize(number).checked_sub(1);
    let page =
        index.and_then(|index| pdf.pages().get(index)).ok_or_else(|| message!("report-no-such-page"))?;
    let (width, height) = page.render_dimensions();
    let settings = PixmapSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE };
    let interpreter =
        InterpreterSettings { font_resolver: fonts.resolver(), ..InterpreterSettings::default() };
    let cache = RenderCache::new();
    let pixmap = hayro::render(page, &cache, &interpreter, &RenderSettings::default(), &settings);
    let png = pixmap.into_png().map_err(Message::foreign)?;
    Ok(Picture { source, page: number, png, width, height, missing: fonts.missing() })
}

/// The length between two edges, in points. Positions on a page are not money.
#[allow(clippy::float_arithmetic, reason = "a length in points")]
pub(crate) fn span(from: f32, to: f32) -> f32 {
    to - from
}

/// Bytes in the letters that a data address is written in.
pub(crate) fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
