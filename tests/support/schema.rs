//! JSON against the schemas in `tests/schemas/`, which are our own: strict about what is written.
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::{path::Path, process::Command};

/// Says the first of what is wrong, down to where it is.
const LOOK: &str = "
import json, sys
from jsonschema import Draft7Validator
schema = json.load(open(sys.argv[1], encoding='utf-8'))
Draft7Validator.check_schema(schema)
def tell(error, depth=0):
    print('  ' * depth, list(error.absolute_path), error.message[:200])
    for one in (error.context or [])[:20]:
        tell(one, depth + 1)
for name in sys.argv[2:]:
    for error in list(Draft7Validator(schema).iter_errors(json.load(open(name, encoding='utf-8'))))[:5]:
        tell(error)
";

/// Asserts that files follow a schema; says that it was skipped where Python has no jsonschema.
#[track_caller]
pub fn follow(schema: &str, files: &[&Path]) {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(schema);
    // Debian's package is seen by Debian's own Python only.
    let has = |python: &&str| {
        let done = Command::new(python).args(["-c", "import jsonschema"]).output();
        done.is_ok_and(|done| done.status.success())
    };
    let Some(python) = ["python3", "/usr/bin/python3"].into_iter().find(has) else {
        assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "python3-jsonschema is missing");
        return println!("skipped: python3-jsonschema is missing");
    };
    let done = Command::new(python).args(["-c", LOOK]).arg(schema).args(files).output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    assert!(done.status.success() && said.is_empty(), "{}", String::from_utf8_lossy(&said));
}
