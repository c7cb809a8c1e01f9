//! Fonts for the text of a page whose own fonts the PDF does not carry.
//!
//! For Latin letters the format has standard fonts, which come with the renderer. For Chinese there are none, so those of this
//! machine are used; if it has none either, the page states which text is not drawn.

use fontdb::{Database, Family, ID, Query, Weight};
use hayro::hayro_interpret::FontResolverFn;
use hayro::hayro_interpret::font::{FallbackFontQuery, FontData, FontQuery};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Fonts like 宋体, as systems call them.
const SERIF: [&str; 8] = [
    "SimSun",
    "宋体",
    "STSong",
    "Songti SC",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "AR PL UMing CN",
];
/// Fonts like 黑体.
const SANS: [&str; 10] = [
    "SimHei",
    "黑体",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
];
/// What the names of fonts of the first kind have in them.
const SERIF_NAMES: [&str; 6] = ["song", "sun", "fang", "kai", "ming", "serif"];

/// The fonts of this machine, and the names that pages requested but this machine lacks.
pub(crate) struct Fonts {
    installed: Database,
    opened: Mutex<HashMap<ID, (FontData, u32)>>,
    missing: Mutex<BTreeSet<String>>,
}

impl Fonts {
    /// Looks where the system keeps its fonts.
    pub(crate) fn installed() -> Arc<Self> {
        let mut installed = Database::new();
        installed.load_system_fonts();
        Arc::new(Self::among(installed))
    }

    fn among(installed: Database) -> Self {
        Self { installed, opened: Mutex::default(), missing: Mutex::default() }
    }

    /// The renderer's requests for fonts.
    pub(crate) fn resolver(self: &Arc<Self>) -> FontResolverFn {
        let fonts = Arc::clone(self);
        Arc::new(move |query| match query {
            FontQuery::Standard(standard) => Some(standard.get_font_data()),
            FontQuery::Fallback(wanted) if wanted.character_collection.is_none() => {
                Some(wanted.pick_standard_font().get_font_data())
            }
            FontQuery::Fallback(wanted) => Some(fonts.chinese(wanted).unwrap_or_else(|| {
                let name = name(wanted).unwrap_or("?").to_owned();
                fonts.missing.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
                wanted.pick_standard_font().get_font_data()
            })),
        })
    }

    /// The names of fonts that were requested but not found since the last call.
    pub(crate) fn missing(&self) -> Vec<String> {
        std::mem::take(&mut *self.missing.lock().unwrap_or_else(PoisonError::into_inner))
            .into_iter()
            .collect()
    }

    /// The font of this name, or else one of its kind.
    fn chinese(&self, wanted: &FallbackFontQuery) -> Option<(FontData, u32)> {
        let name = name(wanted).unwrap_or_default();
        let lower = name.to_lowercase();
        let serif = wanted.is_serif || SERIF_NAMES.iter().any(|part| lower.contains(part));
        let (first, second): (&[&str], &[&str]) = if serif { (&SERIF, &SANS) } else { (&SANS, &SERIF) };
        // `SimSun,Bold` is SimSun, in bold.
        let own = name.split(',').next().expect("a split has at least one piece");
        let families = std::iter::once(own).chain(first.iter().copied()).chain(second.iter().copied());
        let families: Vec<Family<'_>> = families.map(Family::Name).collect();
        let weight = if wanted.is_bold { Weight::BOLD } else { Weight::NORMAL };
        let id = self.installed.query(&Query { families: &families, weight, ..Query::default() })?;
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((data, index)) = opened.get(&id) {
            return Some((Arc::clone(data), *index));
        }
        let read = |bytes: &[u8], index: u32| -> (FontData, u32) { (Arc::new(bytes.to_vec()), index) };
        let (data, index) = self.installed.with_face_data(id, read)?;
        opened.insert(id, (Arc::clone(&data), index));
        Some((data, index))
    }
}

fn name(wanted: &FallbackFontQuery) -> Option<&str> {
    wanted.font_family.as_deref().or(wanted.post_script_name.as_deref()).or(wanted.font_name.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro::hayro_interpret::InterpreterSettings;
    use hayro::hayro_syntax::Pdf;
    use hayro::{PixmapSettings, RenderCache, RenderSettings};
    use juesuan_synth::pdf::{self, Page};

    /// Whether a page with two characters in a font that it does not carry has ink, and the fonts that were not found.
    fn drawn(fonts: &Arc<Fonts>) -> (bool, Vec<String>) {
        let page = Page::default().sized(60.0, 20.0, 100.0, "决算");
        let pdf = Pdf::new(pdf::write(&[page])).unwrap();
        let page = pdf.pages().first().unwrap();
        let settings =
            InterpreterSettings { font_resolver: fonts.resolver(), ..InterpreterSettings::default() };
        let pixmap = hayro::render(
            page,
            &RenderCache::new(),
            &settings,
            &RenderSettings::default(),
            &PixmapSettings {
                bg_color: hayro::vello_cpu::color::palette::css::WHITE,
                ..PixmapSettings::default()
            },
        );
        let ink = pixmap.data_as_u8_slice().chunks(4).any(|pixel| pixel[0] < 128);
        (ink, fonts.missing())
    }

    #[test]
    fn text_in_a_font_that_the_file_does_not_carry_is_drawn_or_said_to_be_missing() {
        let installed = Fonts::installed();
        let (ink, missing) = drawn(&installed);
        assert_eq!(ink, missing.is_empty(), "{missing:?}");
        let none = Arc::new(Fonts::among(Database::new()));
        assert_eq!(drawn(&none).1, ["SimSun"]);
        assert!(none.missing().is_empty(), "it is said once");
    }
}
