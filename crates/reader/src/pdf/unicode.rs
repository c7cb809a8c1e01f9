//! The text of a glyph that the file does not define, from the embedded font.

use hayro_interpret::font::OutlineGlyph;
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::sync::Arc;

/// The characters of each embedded font by glyph, read once from its own table.
#[derive(Debug, Default)]
pub(super) struct Fonts(HashMap<u128, Arc<HashMap<u32, char>>>);

impl Fonts {
    /// The character that the font draws with this glyph. None if the font has no table, or the glyph is not in it: then
    /// its text is unknown.
    pub(super) fn character(&mut self, glyph: &OutlineGlyph) -> Option<char> {
        let font = glyph.font_data()?;
        let characters =
            self.0.entry(font.cache_key).or_insert_with(|| Arc::new(characters((*font.data).as_ref())));
        characters.get(&glyph.glyph_id().to_u32()).copied()
    }
}

fn characters(font: &[u8]) -> HashMap<u32, char> {
    let mut characters: HashMap<u32, char> = HashMap::new();
    let Ok(font) = FontRef::new(font) else { return characters };
    for (code, glyph) in font.charmap().mappings() {
        let Some(character) = char::from_u32(code).filter(|&character| is_text(character)) else { continue };
        let known = characters.entry(glyph.to_u32()).or_insert(character);
        // One glyph may be used for a radical and the character that looks the same.
        if rank(character) < rank(*known) {
            *known = character;
        }
    }
    characters
}

/// Whether a character has a meaning by itself, unlike private ones, whose meaning depends on the font.
pub(super) fn is_text(character: char) -> bool {
    let private = ('\u{E000}'..='\u{F8FF}').contains(&character) || character >= '\u{F0000}';
    !private && !character.is_control() && character != char::REPLACEMENT_CHARACTER
}

/// Ranks plain characters before those that only look like them.
fn rank(character: char) -> u8 {
    match character {
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' => 0,
        '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}' | '\u{2010}'..='\u{2027}' => 1,
        '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' => 3,
        _ => 2,
    }
}
