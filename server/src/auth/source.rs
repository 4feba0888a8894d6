//! By what tries are counted that come from one address.

use std::sync::Arc;

use app::backend::Source;
use sha2::{Digest, Sha256};

/// What addresses are digested with: the same for all servers of a database, and in nobody's hands who has not that.
#[derive(Clone)]
pub struct SourceKey(Arc<[u8]>);

impl SourceKey {
    /// The key as it is kept.
    #[must_use]
    pub fn new(key: Vec<u8>) -> Self {
        Self(key.into())
    }

    /// What an address is counted by.
    #[must_use]
    pub fn digest(&self, address: &[u8]) -> Source {
        let digest = Sha256::new().chain_update(&self.0).chain_update(address).finalize();
        let mut source = [0; 16];
        source.copy_from_slice(&digest[..16]);
        Source(source)
    }
}
