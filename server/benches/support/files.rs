//! Copies of a database file, each in a folder that goes with it.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub struct Copy {
    path: PathBuf,
    _folder: TempDir,
}

/// A copy beside the original, so that both are on the same disk.
pub fn copy(original: &Path) -> Copy {
    let folder = TempDir::new_in(original.parent().unwrap()).unwrap();
    let path = folder.path().join("rollcall.db");
    std::fs::copy(original, &path).unwrap();
    Copy { path, _folder: folder }
}

impl Copy {
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn url(&self) -> String {
        format!("sqlite:{}", self.path.display())
    }
}
