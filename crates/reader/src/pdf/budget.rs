//! How much a page makes the interpreter do, found out before it does it.
//!
//! The interpreter draws a form as often as a page says, and a form may draw others: a kilobyte of forms that draw two more
//! each takes longer than anybody waits, and what they draw may be nothing, so that no limit on marks ends it. Counting needs
//! each form only once.

use crate::{FileKind, ReadError};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::array::FlexArrayIter;
use hayro_syntax::object::dict::keys::{
    ANNOTS, AP, AS, DESCENDANT_FONTS, FIRST_CHAR, FORM, N, RESOURCES, SUBTYPE, W, W2,
};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use juesuan_messages::{Message, message};
use juesuan_model::count;
use std::collections::{BTreeMap, HashMap, HashSet};

/// More parts than the contents of a page have: one part that is repeated would fill the memory.
const MOST_CONTENTS: usize = 2_000;
/// Contents that are longer, in bytes, draw more than a page of a report. Those of forms count as often as they are drawn.
const LONGEST_CONTENTS: usize = 64 << 20;
/// More widths than a font states, which has 65 536 characters at most.
const MOST_WIDTHS: usize = 1_000_000;
/// The interpreter draws no forms that are nested more deeply.
const DEEPEST: u32 = 50;

/// What was checked of a file.
#[derive(Debug, Default)]
pub(super) struct Budget {
    /// Fonts that were checked.
    fonts: HashSet<ObjectIdentifier>,
}

/// A form in a place: with the form whose resources it uses, if it is not the page, and how deeply it is nested.
type Place = (ObjectIdentifier, Option<ObjectIdentifier>, u32);

impl Budget {
    /// Checks how much there is to draw, before drawing it.
    ///
    /// # Errors
    /// It is more than on any page of a report.
    pub(super) fn check(&mut self, page: &Page<'_>, number: u32) -> Result<(), ReadError> {
        let parts = page.raw().get::<Array<'_>>("Contents").map_or(0, |parts| parts.raw_iter().count());
        let contents = page.page_stream().unwrap_or_default();
        let checked = if parts > MOST_CONTENTS || contents.len() > LONGEST_CONTENTS {
            Err(message!(
                "pdf-too-long-page",
                page = number,
                limit = LONGEST_CONTENTS >> 20,
                parts = MOST_CONTENTS
            ))
        } else {
            Count { budget: self, number, lengths: HashMap::new() }.check(page, contents)
        };
        checked.map_err(|reason| ReadError::TooLarge { kind: FileKind::File, reason })
    }
}

/// The count of a page.
struct Count<'b> {
    budget: &'b mut Budget,
    /// The number of the page.
    number: u32,
    /// The lengths of the forms that were counted.
    lengths: HashMap<Place, usize>,
}

impl Count<'_> {
    fn check(mut self, page: &Page<'_>, contents: &[u8]) -> Result<(), Message> {
        let resources = page.resources();
        self.check_fonts(resources)?;
        let mut drawn = self.contents(contents, resources, None, 0)?;
        for form in appearances(page) {
            let once = self.form(&form, resources, None, 0)?;
            drawn = self.sum(drawn, once)?;
        }
        Ok(())
    }

    /// The length of contents, with those of the forms that they draw, as often as they draw them. `owner` is the form whose
    /// resources are used, if it is not the page.
    fn contents(
        &mut self,
        contents: &[u8],
        resources: &Resources<'_>,
        owner: Option<ObjectIdentifier>,
        depth: u32,
    ) -> Result<usize, Message> {
        let mut length = contents.len();
        // Nearly all pages have none, and need not be looked through.
        if depth == DEEPEST || !has_forms(resources) {
            return Ok(length);
        }
        for (name, times) in names(contents) {
            if let Some(form) = resources.x_objects.get::<Stream<'_>>(&name).filter(is_form) {
                let once = self.form(&form, resources, owner, depth)?;
                length = self.sum(length, once.saturating_mul(times))?;
            }
        }
        Ok(length)
    }

    /// The same of the contents of a form, which may use the resources of what draws it.
    fn form(
        &mut self,
        form: &Stream<'_>,
        resources: &Resources<'_>,
        owner: Option<ObjectIdentifier>,
        depth: u32,
    ) -> Result<usize, Message> {
        let own = form.dict().get::<Dict<'_>>(RESOURCES).map(Resources::new);
        let owner = if own.is_some() { Some(form.obj_id()) } else { owner };
        let place = (form.obj_id(), owner, depth);
        if let Some(length) = self.lengths.get(&place) {
            return Ok(*length);
        }
        if let Some(own) = &own {
            self.check_fonts(own)?;
        }
        let contents = form.decoded_data().unwrap_or_default();
        let length = self.contents(&contents, own.as_ref().unwrap_or(resources), owner, depth + 1)?;
        self.lengths.insert(place, length);
        Ok(length)
    }

    fn sum(&self, length: usize, more: usize) -> Result<usize, Message> {
        let sum = length.saturating_add(more);
        if sum > LONGEST_CONTENTS {
            return Err(message!("pdf-too-many-forms", page = self.number, limit = LONGEST_CONTENTS >> 20));
        }
        Ok(sum)
    }

    /// Checks the fonts that may be used.
    fn check_fonts(&mut self, resources: &Resources<'_>) -> Result<(), Message> {
        for name in resources.fonts.keys() {
            let Some(font) = resources.get_font(&name) else { continue };
            if font.obj_id().is_some_and(|id| !self.budget.fonts.insert(id)) {
                continue;
            }
            if widths(&font) > MOST_WIDTHS {
                return Err(message!("pdf-too-many-widths", page = self.number, limit = MOST_WIDTHS));
            }
        }
        Ok(())
    }
}

/// The forms that show the annotations of a page.
fn appearances<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    let of = |annotation: Dict<'a>| match annotation.get::<Dict<'_>>(AP)?.get::<Object<'_>>(N)? {
        Object::Stream(form) => Some(form),
        Object::Dict(states) => {
            let state = annotation.get::<Name<'_>>(AS).and_then(|state| states.get::<Stream<'_>>(state));
            state.or_else(|| states.get::<Stream<'_>>(b"Off"))
        }
        _ => None,
    };
    let annotations = page.raw().get::<Array<'_>>(ANNOTS);
    annotations.iter().flat_map(Array::iter::<Dict<'_>>).filter_map(of).collect()
}

fn has_forms(resources: &Resources<'_>) -> bool {
    resources.x_objects.keys().any(|name| resources.get_x_object(&name).as_ref().is_some_and(is_form))
}

fn is_form(object: &Stream<'_>) -> bool {
    object.dict().get::<Name<'_>>(SUBTYPE).is_some_and(|subtype| *subtype == *FORM)
}

/// The names that contents draw, and how often.
fn names(contents: &[u8]) -> BTreeMap<Vec<u8>, usize> {
    let mut names = BTreeMap::new();
    let mut instructions = TypedIter::new(contents);
    while let Some(instruction) = instructions.next() {
        if let TypedInstruction::XObject(object) = instruction {
            *names.entry(object.0.to_vec()).or_default() += 1;
        }
    }
    names
}

/// How many widths the interpreter would keep of a font.
fn widths(font: &Dict<'_>) -> usize {
    let descendant =
        font.get::<Array<'_>>(DESCENDANT_FONTS).and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let Some(descendant) = descendant else {
        // As many characters come before the first one without a width.
        return font.get::<usize>(FIRST_CHAR).unwrap_or(0);
    };
    let across = descendant.get::<Array<'_>>(W).map_or(0, |widths| {
        in_ranges(&widths, |items| items.next::<(u32, u32, f32)>().map(|(first, last, _)| (first, last)))
    });
    let down = descendant.get::<Array<'_>>(W2).map_or(0, |widths| {
        in_ranges(&widths, |items| {
            items.next::<(u32, u32, f32, f32, f32)>().map(|(first, last, ..)| (first, last))
        })
    });
    across.saturating_add(down)
}

/// How many widths an array states: `12 [500 600]` those of two characters, `12 99 500` that of all from 12 to 99.
fn in_ranges<'a>(widths: &Array<'a>, range: impl Fn(&mut FlexArrayIter<'a>) -> Option<(u32, u32)>) -> usize {
    let mut items = widths.flex_iter();
    let mut count = 0_usize;
    loop {
        let more = if let Some((_, each)) = items.next::<(u32, Array<'a>)>() {
            each.raw_iter().count()
        } else if let Some((first, last)) = range(&mut items) {
            last.checked_sub(first).map_or(0, |more| count::to_usize(more).saturating_add(1))
        } else {
            return count;
        };
        count = count.saturating_add(more);
    }
}
