//! A line to a server, which can be cut, and listened to.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
};
use url::Url;

use super::wire::{Spoken, Wire};

/// What becomes of the connections there are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Up,
    /// They end, as when a server's machine is restarted.
    Cut,
    /// Nothing arrives any more and nobody says so, as when a cable is pulled out.
    Silent,
}

/// What becomes of commits, with the connection that they are asked on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Commits {
    /// They arrive and are answered.
    Pass,
    /// They never arrive, and nothing is heard any more.
    Vanish,
    /// They are done, and nothing is heard of it.
    Unanswered,
}

/// A listener that passes on what it is told, both ways.
pub struct Line {
    address: SocketAddr,
    is_open: Arc<AtomicBool>,
    commits: watch::Sender<Commits>,
    /// How many connections were refused.
    refused: watch::Sender<u32>,
    /// Of the connections made since it was last changed.
    state: watch::Sender<watch::Sender<State>>,
    /// The statements that passed.
    spoken: Spoken,
}

impl Line {
    /// A line to the server of a database.
    pub async fn to(database_url: &str) -> Self {
        Self::by(database_url, Duration::ZERO).await
    }

    /// The same, on which who listens for notifications gets everything that much late.
    pub async fn late_to_listeners(database_url: &str, late: Duration) -> Self {
        Self::by(database_url, late).await
    }

    async fn by(database_url: &str, late: Duration) -> Self {
        let url = Url::parse(database_url).unwrap();
        let server = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let is_open = Arc::new(AtomicBool::new(true));
        let state = watch::Sender::new(watch::Sender::new(State::Up));
        let refused = watch::Sender::new(0);
        let commits = watch::Sender::new(Commits::Pass);
        let of_commits = commits.subscribe();
        let spoken: Spoken = Arc::new(Mutex::default());
        let (open, states, refusing) = (Arc::clone(&is_open), state.subscribe(), refused.clone());
        let hearing = Arc::clone(&spoken);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                if !open.load(Ordering::SeqCst) {
                    refusing.send_modify(|refused| *refused += 1);
                    continue;
                }
                let Ok(far) = TcpStream::connect(&server).await else { continue };
                let state = states.borrow().subscribe();
                let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
                let listens = Arc::new(AtomicBool::new(false));
                let is_deaf = Arc::new(AtomicBool::new(false));
                let (deaf, commits) = (Arc::clone(&is_deaf), of_commits.clone());
                let wire = Wire::new(Arc::clone(&hearing));
                let asking =
                    Asking { from: near_in, to: far_out, listens: Arc::clone(&listens), commits, deaf, wire };
                tokio::spawn(until(asking.pass_on(), state.clone()));
                let answering = Answering { from: far_in, to: near_out, listens, is_deaf, late };
                tokio::spawn(until(answering.pass_on(), state));
            }
        });
        Self { address, is_open, commits, refused, state, spoken }
    }

    /// The statements that passed since this was last asked, in the order in which they were sent.
    pub fn statements(&self) -> Vec<String> {
        std::mem::take(&mut *self.spoken.lock().unwrap())
    }

    /// Where the database is at the end of the line.
    pub fn url(&self, database_url: &str) -> String {
        let mut url = Url::parse(database_url).unwrap();
        url.set_port(Some(self.address.port())).unwrap();
        url.into()
    }

    fn change(&self, state: State) {
        self.state.send_replace(watch::Sender::new(State::Up)).send_replace(state);
    }

    /// Ends all connections, and lets nobody make others.
    pub fn cut(&self) {
        self.is_open.store(false, Ordering::SeqCst);
        self.change(State::Cut);
    }

    /// Keeps all connections silent; others can be made.
    pub fn silence(&self) {
        self.change(State::Silent);
    }

    /// From now on, what becomes of commits.
    pub fn lets_commits(&self, commits: Commits) {
        self.commits.send_replace(commits);
    }

    /// Waits until as many more connections were refused.
    pub async fn refuses(&self, more: u32) {
        let mut refused = self.refused.subscribe();
        let until = *refused.borrow() + more;
        refused.wait_for(|refused| *refused >= until).await.unwrap();
    }

    /// Lets connections be made again.
    pub fn mend(&self) {
        self.is_open.store(true, Ordering::SeqCst);
    }
}

/// Passes on until the connections' state is another.
async fn until(passing_on: impl Future<Output = std::io::Result<()>>, mut state: watch::Receiver<State>) {
    let told = async {
        // An error means that the line is gone.
        state.wait_for(|state| *state != State::Up).await.map_or(State::Cut, |state| *state)
    };
    // By reference: what passes on holds the connection, which stays when it falls silent.
    tokio::pin!(passing_on);
    tokio::select! {
        _ = &mut passing_on => {}
        told = told => {
            if told == State::Silent {
                std::future::pending::<()>().await;
            }
        }
    }
}

/// What a client asks.
struct Asking {
    from: OwnedReadHalf,
    to: OwnedWriteHalf,
    listens: Arc<AtomicBool>,
    commits: watch::Receiver<Commits>,
    /// Whether nothing that is answered shall be heard.
    deaf: Arc<AtomicBool>,
    wire: Wire,
}

impl Asking {
    async fn pass_on(mut self) -> std::io::Result<()> {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let read = self.from.read(&mut buffer).await?;
            if read == 0 {
                return Ok(());
            }
            if buffer[..read].windows(7).any(|bytes| bytes == b"LISTEN ") {
                self.listens.store(true, Ordering::SeqCst);
            }
            let commits = *self.commits.borrow();
            if commits != Commits::Pass && buffer[..read].windows(6).any(|bytes| bytes == b"COMMIT") {
                self.deaf.store(true, Ordering::SeqCst);
                if commits == Commits::Vanish {
                    std::future::pending::<()>().await;
                }
            }
            self.wire.carry(&buffer[..read]);
            self.to.write_all(&buffer[..read]).await?;
        }
    }
}

/// What is answered.
struct Answering {
    from: OwnedReadHalf,
    to: OwnedWriteHalf,
    listens: Arc<AtomicBool>,
    is_deaf: Arc<AtomicBool>,
    late: Duration,
}

impl Answering {
    async fn pass_on(mut self) -> std::io::Result<()> {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let read = self.from.read(&mut buffer).await?;
            if read == 0 {
                return Ok(());
            }
            if self.is_deaf.load(Ordering::SeqCst) {
                continue;
            }
            if self.listens.load(Ordering::SeqCst) {
                tokio::time::sleep(self.late).await;
            }
            self.to.write_all(&buffer[..read]).await?;
        }
    }
}
