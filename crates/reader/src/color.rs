//! Colors of text and its background. Text in the color of its background cannot be seen.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A color: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Color([u8; 3]);

/// The color of a page or sheet.
pub(super) const WHITE: Color = Color([255; 3]);

/// Text is invisible on its background if no color component differs by more than this.
const ALIKE: u8 = 5;

impl Color {
    pub(super) fn new(parts: [u8; 3]) -> Self {
        Self(parts)
    }

    /// `FFFFFF`, `#ffffff`, `#fff`; of eight digits the last six.
    pub(super) fn hex(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = value.to_be_bytes();
        match digits.len() {
            3 => {
                let part = |shift: u32| u8::try_from((value >> shift) & 15).ok().map(|digit| digit * 17);
                Some(Self([part(8)?, part(4)?, part(0)?]))
            }
            6 | 8 => Some(Self([red, green, blue])),
            _ => None,
        }
    }

    /// The color, darkened down to black at -1 or lightened up to white at 1.
    pub(super) fn tinted(self, tint: Decimal) -> Self {
        let tint = tint.clamp(Decimal::NEGATIVE_ONE, Decimal::ONE);
        let shade = |part: u8| {
            let own = Decimal::from(part);
            let towards = if tint.is_sign_negative() { own } else { Decimal::from(u8::MAX) - own };
            (own + towards * tint).round().to_u8().unwrap_or(part)
        };
        Self(self.0.map(shade))
    }
}

/// Whether text has the color of its background. An unknown color differs from any other.
pub(super) fn is_unseen(text: Option<Color>, ground: Option<Color>) -> bool {
    let alike = |text: Color, ground: Color| {
        text.0.iter().zip(ground.0).all(|(own, below)| own.abs_diff(below) <= ALIKE)
    };
    text.zip(ground).is_some_and(|(text, ground)| alike(text, ground))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_and_nearly_white_are_not_seen_on_white_and_are_on_dark() {
        for color in ["FFFFFF", "#fafafa", "#fff", "FFFFFFFF", "fffffe"] {
            assert!(is_unseen(Color::hex(color), Some(WHITE)), "{color}");
            assert!(!is_unseen(Color::hex(color), Color::hex("4472C4")), "{color}");
            assert!(!is_unseen(Color::hex(color), None), "{color}");
        }
        for color in ["F9FFFF", "FFFF00", "D9D9D9", "000000", "auto", "#ff"] {
            assert!(!is_unseen(Color::hex(color), Some(WHITE)), "{color}");
        }
    }

    #[test]
    fn a_tint_makes_a_color_darker_or_lighter() {
        let tinted = |tint: &str| WHITE.tinted(tint.parse().unwrap());
        assert_eq!([tinted("0"), tinted("-0.5")], [WHITE, Color([128; 3])]);
        assert_eq!(Color([0; 3]).tinted(Decimal::ONE), WHITE);
    }
}
