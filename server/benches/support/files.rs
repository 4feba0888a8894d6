//! Copies of a database file, each in a folder that goes with it.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub struct Copy {
    path: PathBuf,
    _folder: TempDir,
}

/// The file of a name, which `make` fills at its address when it is not there yet.
pub async fn made_once(name: &str, make: impl AsyncFnOnce(String)) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    if !path.exists() {
        eprintln!("making {}", path.display());
        let unfinished = folder.join("unfinished.db");
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", unfinished.display()));
        }
        make(format!("sqlite:{}", unfinished.display())).await;
        std::fs::rename(&unfinished, &path).unwrap();
    }
    path
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
