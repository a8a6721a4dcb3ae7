//! Filters of a query, worked out for one catalog: before the sweep it is settled which editions,
//! people and values pass, so that a record is let through by looking up a few numbers.
//!
//! A field that stands twice lets either value through, but for people, of whom all must be
//! there, and texts. Role and mode are those of one appearance: of the speaker named, if one is.

use super::{
    Kind,
    columns::Columns,
    field::{Filter, Type, Value},
    fold::fold,
    index::Index,
    name::Pattern,
    query::Query,
    seek,
};
use crate::{
    catalog::{Catalog, EditionEntry, PersonIdx},
    model::{Appearance, ArticleKind},
};

/// What passes.
#[derive(Default)]
pub(super) struct Filters {
    rules: Vec<Rule>,
    /// Which speakers and editions pass all rules.
    pub speakers: Vec<bool>,
    pub editions: Vec<bool>,
    article_kinds: Vec<ArticleKind>,
}

struct Rule {
    negated: bool,
    test: Test,
}

enum Test {
    Editions(Vec<bool>),
    City {
        editions: Vec<bool>,
        values: Vec<bool>,
    },
    Speaker(Vec<bool>),
    /// For each edition those who have such an appearance there.
    Part(Vec<Vec<PersonIdx>>),
    Agency([Vec<bool>; 2]),
    Credit([Vec<bool>; 2]),
    Types(Vec<Type>),
    Photo(bool),
}

impl Filters {
    pub fn new(catalog: &Catalog, index: &Index, query: &Query) -> Filters {
        let mut filters = Filters { rules: rules(catalog, index, &query.filters), ..Filters::default() };
        if filters.needs_kinds() {
            filters.article_kinds = catalog.articles().iter().map(|entry| entry.record.kind).collect();
        }
        filters.editions = (0..).zip(catalog.editions()).map(|(at, entry)| filters.edition(at, entry)).collect();
        filters.speakers = filters.speakers(catalog);
        filters
    }

    /// Whether no record of this kind passes.
    pub fn exclude(&self, kind: Kind) -> bool {
        self.rules.iter().any(|rule| match &rule.test {
            Test::Types(types) => {
                let of_kind = |one: &Type| is_of(*one, kind);
                if rule.negated { types.contains(&whole(kind)) } else { !types.iter().any(of_kind) }
            }
            _ => false,
        })
    }

    /// Whether an article or a photo passes.
    pub fn let_through(&self, kind: Kind, columns: &Columns, index: usize) -> bool {
        self.rules.iter().all(|rule| rule.test.record(self, kind, columns, index) != rule.negated)
    }

    fn needs_kinds(&self) -> bool {
        let by_kind = |one: &Type| matches!(one, Type::Of(_));
        self.rules.iter().any(|rule| matches!(&rule.test, Test::Types(types) if types.iter().any(by_kind)))
    }

    fn edition(&self, at: usize, entry: &EditionEntry) -> bool {
        self.rules.iter().all(|rule| rule.test.edition(at, entry) != rule.negated)
    }

    /// Speakers pass if one of their appearances does; what must not be is asked of all of them.
    fn speakers(&self, catalog: &Catalog) -> Vec<bool> {
        let at_editions: Vec<&Rule> = self.rules.iter().filter(|rule| rule.test.is_of_appearances()).collect();
        let wanted: Vec<&Rule> = at_editions.iter().filter(|rule| !rule.negated).copied().collect();
        let mut seen = vec![wanted.is_empty(); catalog.people().len()];
        let mut barred = vec![false; catalog.people().len()];
        for (edition, entry) in catalog.editions().iter().enumerate() {
            for person in entry.speakers.iter().copied() {
                let passes = |rule: &&Rule| rule.test.appearance(edition, person);
                set(&mut seen, person, wanted.iter().all(passes));
                set(&mut barred, person, at_editions.iter().filter(|rule| rule.negated).any(passes));
            }
        }
        let others = |at: usize, entry| {
            let rest = self.rules.iter().filter(|rule| !rule.test.is_of_appearances());
            { rest }.all(|rule| rule.test.speaker(at, entry) != rule.negated)
        };
        let all = catalog.people().iter().enumerate().zip(seen.iter().zip(&barred));
        all.map(|((at, entry), (seen, barred))| *seen && !barred && others(at, entry)).collect()
    }
}

fn set(flags: &mut [bool], person: PersonIdx, value: bool) {
    if let Some(flag) = flags.get_mut(person.to_usize()) {
        *flag |= value;
    }
}

fn at(flags: &[bool], place: usize) -> bool {
    flags.get(place).copied().unwrap_or(false)
}

fn whole(kind: Kind) -> Type {
    match kind {
        Kind::Speaker => Type::Speaker,
        Kind::Edition => Type::Edition,
        Kind::Photo => Type::Photo,
        Kind::Article | Kind::List => Type::Article,
    }
}

fn is_of(one: Type, kind: Kind) -> bool {
    one == whole(kind) || kind == Kind::Article && matches!(one, Type::Of(_))
}

impl Test {
    fn record(&self, filters: &Filters, kind: Kind, columns: &Columns, index: usize) -> bool {
        let edition = || columns.edition.get(index).map_or(usize::MAX, |edition| edition.to_usize());
        let people = || columns.people(index).iter();
        let value = |of: &[u32], flags: &[bool]| of.get(index).is_some_and(|number| at(flags, *number as usize));
        let of_kind = |[articles, photos]: &[Vec<bool>; 2], of: &[u32]| {
            value(of, if kind == Kind::Article { articles } else { photos })
        };
        match self {
            Test::Editions(passing) => at(passing, edition()),
            Test::City { editions, values } => {
                at(editions, edition()) || kind == Kind::Article && value(&columns.city.of, values)
            }
            Test::Speaker(passing) => people().any(|person| at(passing, person.to_usize())),
            Test::Part(by_edition) => {
                by_edition.get(edition()).is_some_and(|there| people().any(|person| there.contains(person)))
            }
            Test::Agency(passing) => of_kind(passing, &columns.agency.of),
            Test::Credit(passing) => of_kind(passing, &columns.credit.of),
            Test::Types(types) => types.iter().any(|one| match one {
                Type::Of(of) => kind == Kind::Article && filters.article_kinds.get(index) == Some(of),
                other => *other == whole(kind),
            }),
            Test::Photo(wanted) => columns.photo.get(index) == Some(wanted),
        }
    }

    fn edition(&self, place: usize, entry: &EditionEntry) -> bool {
        match self {
            Test::Editions(passing) | Test::City { editions: passing, .. } => at(passing, place),
            Test::Speaker(passing) => entry.speakers.iter().any(|person| at(passing, person.to_usize())),
            Test::Part(by_edition) => by_edition.get(place).is_some_and(|there| !there.is_empty()),
            Test::Agency(_) | Test::Credit(_) => false,
            Test::Types(types) => types.contains(&Type::Edition),
            Test::Photo(wanted) => entry.photos.is_empty() != *wanted,
        }
    }

    /// Whether it is a matter of one appearance at one edition.
    fn is_of_appearances(&self) -> bool {
        matches!(self, Test::Editions(_) | Test::City { .. } | Test::Part(_))
    }

    fn appearance(&self, edition: usize, person: PersonIdx) -> bool {
        match self {
            Test::Editions(passing) | Test::City { editions: passing, .. } => at(passing, edition),
            Test::Part(by_edition) => by_edition.get(edition).is_some_and(|there| there.contains(&person)),
            _ => true,
        }
    }

    fn speaker(&self, place: usize, entry: &crate::catalog::PersonEntry) -> bool {
        match self {
            Test::Speaker(passing) => at(passing, place),
            Test::Types(types) => types.contains(&Type::Speaker),
            Test::Photo(wanted) => entry.photos.is_empty() != *wanted,
            _ => false,
        }
    }
}

/// The rules that filters make, values of one field joined where either will do.
fn rules(catalog: &Catalog, index: &Index, filters: &[Filter]) -> Vec<Rule> {
    let wanted: Vec<&Value> = filters.iter().filter(|filter| !filter.negated).map(|filter| &filter.value).collect();
    let mut rules: Vec<Rule> =
        joined(catalog, index, &wanted).into_iter().map(|test| Rule { negated: false, test }).collect();
    for filter in filters.iter().filter(|filter| filter.negated) {
        rules.extend(joined(catalog, index, &[&filter.value]).into_iter().map(|test| Rule { negated: true, test }));
    }
    rules
}

fn joined(catalog: &Catalog, index: &Index, values: &[&Value]) -> Vec<Test> {
    let mut tests = Vec::new();
    let editions = |is_meant: fn(&Value) -> bool, fits: fn(&EditionEntry, &Value) -> bool| {
        let asked: Vec<&&Value> = values.iter().filter(|value| is_meant(value)).collect();
        let passes = |entry: &EditionEntry| asked.iter().any(|value| fits(entry, value));
        (!asked.is_empty()).then(|| catalog.editions().iter().map(passes).collect::<Vec<bool>>())
    };
    tests
        .extend(editions(|value| matches!(value, Value::Edition(_) | Value::Folder(_)), by_number).map(Test::Editions));
    tests.extend(editions(|value| matches!(value, Value::Year(_)), by_year).map(Test::Editions));
    if let Some(editions) = editions(|value| matches!(value, Value::City(_)), by_city) {
        let cities =
            values.iter().filter_map(|value| if let Value::City(city) = value { Some(city.as_str()) } else { None });
        tests.push(Test::City {
            editions,
            values: containing(&index.of_articles.city.values, &cities.collect::<Vec<_>>()),
        });
    }
    let speakers: Vec<Vec<bool>> = values
        .iter()
        .filter_map(|value| if let Value::Speaker(name) = value { Some(named(catalog, index, name)) } else { None })
        .collect();
    if values.iter().any(|value| matches!(value, Value::Role(_) | Value::Mode(_))) {
        tests.push(Test::Part(parts(catalog, values, &speakers)));
    }
    tests.extend(speakers.into_iter().map(Test::Speaker));
    let mut types = Vec::new();
    for value in values {
        match value {
            Value::Agency(text) => tests.push(Test::Agency(index.both(|columns| &columns.agency.values, text))),
            Value::Credit(text) => tests.push(Test::Credit(index.both(|columns| &columns.credit.values, text))),
            Value::Type(named) => types.extend(named),
            Value::Photo => tests.push(Test::Photo(true)),
            Value::NoPhoto => tests.push(Test::Photo(false)),
            _ => {}
        }
    }
    if !types.is_empty() {
        tests.push(Test::Types(types));
    }
    tests
}

fn by_number(entry: &EditionEntry, value: &Value) -> bool {
    match value {
        Value::Edition(range) => entry.record.number.is_some_and(|number| range.contains(&number)),
        Value::Folder(folder) => entry.folder.to_lowercase() == *folder,
        _ => false,
    }
}

fn by_year(entry: &EditionEntry, value: &Value) -> bool {
    let Value::Year(range) = value else { return false };
    entry.year().is_some_and(|year| range.contains(&year))
}

fn by_city(entry: &EditionEntry, value: &Value) -> bool {
    let Value::City(city) = value else { return false };
    let names = [&entry.record.city.en, &entry.record.city.zh];
    names.into_iter().flatten().any(|name| fold(name).contains(city))
}

/// The people of a name in any form, or the one of an id.
fn named(catalog: &Catalog, index: &Index, name: &str) -> Vec<bool> {
    let mut passing = vec![false; catalog.people().len()];
    if let Some(person) = catalog.find_person(name) {
        set(&mut passing, person, true);
        return passing;
    }
    for person in seek::named(index, &Pattern::new(name)) {
        set(&mut passing, PersonIdx::new(person), true);
    }
    passing
}

/// For each edition those who have an appearance of these roles and modes.
fn parts(catalog: &Catalog, values: &[&Value], speakers: &[Vec<bool>]) -> Vec<Vec<PersonIdx>> {
    let either = |fits: &dyn Fn(&Value) -> Option<bool>| {
        let asked: Vec<bool> = values.iter().filter_map(|value| fits(value)).collect();
        asked.is_empty() || asked.contains(&true)
    };
    let fits = |one: &Appearance| {
        either(&|value| if let Value::Role(roles) = value { Some(roles.contains(&one.role)) } else { None })
            && either(&|value| if let Value::Mode(modes) = value { Some(modes.contains(&one.mode)) } else { None })
    };
    let meant = |person: &PersonIdx| speakers.is_empty() || speakers.iter().any(|named| at(named, person.to_usize()));
    let there = |entry: &EditionEntry| {
        let appearances = entry.record.appearances.iter().zip(&entry.appearances);
        appearances.filter(|(one, _)| fits(one)).filter_map(|(_, person)| *person).filter(meant).collect()
    };
    catalog.editions().iter().map(there).collect()
}

/// Which values have one of these texts in them.
fn containing(values: &[String], texts: &[&str]) -> Vec<bool> {
    values.iter().map(|value| texts.iter().any(|text| value.contains(text))).collect()
}

impl Index {
    fn both<'a>(&'a self, values: impl Fn(&'a Columns) -> &'a Vec<String>, text: &str) -> [Vec<bool>; 2] {
        [&self.of_articles, &self.of_photos].map(|columns| containing(values(columns), &[text]))
    }
}
