//! From who makes the file to the connection, and how it ends.

use std::{
    future::Future,
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use app::domain::ExportState;
use async_trait::async_trait;
use axum::body::{Body, Bytes};
use futures_util::Stream;
use tokio::{
    sync::mpsc,
    task::JoinHandle,
    time::{sleep, timeout},
};

use super::{Progress, cells::Broken};

/// How long a client may take nothing before it is given up: it keeps one of few connections to the database.
pub const STALL: Duration = Duration::from_mins(1);
/// How long a file may take in all, however slow the client: as long, SQLite's log can't start over.
pub const LONGEST: Duration = Duration::from_hours(1);
/// How often pages hear how far it is while it goes on.
const STEP: Duration = Duration::from_millis(250);
/// While it stands still, only every so many steps are noted.
const IDLE_STEPS: u32 = 4;
/// How long the last word waits for the database before a file that is whole ends without it.
const LAST_WORD: Duration = Duration::from_secs(10);

/// How many pieces may wait for the connection, and as many for this module.
const WAITING: usize = 4;

/// Hears how an export goes.
#[async_trait]
pub trait Watch: Send + Sync {
    /// It goes on; `false`: it shall not.
    async fn goes_on(&self, rows: u64) -> bool;

    /// It ended like this; `false`: it had been ended before, and a whole file shall not count as one.
    async fn ended(&self, state: ExportState, rows: u64) -> bool;
}

/// Where the file is written to, by a thread that may block.
pub struct Out(mpsc::Sender<Bytes>);

impl Out {
    /// How much is best written at once.
    pub const CHUNK: usize = 64 * 1024;

    /// Waits for room and hands on.
    pub fn send(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        self.0.blocking_send(Bytes::copy_from_slice(bytes)).map_err(|_| Broken::Abandoned)
    }

    /// Whether nobody takes the file any more.
    pub fn is_abandoned(&self) -> bool {
        self.0.is_closed()
    }
}

impl io::Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.send(bytes).map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// For the bytes of a file.
pub fn channel() -> (Out, mpsc::Receiver<Bytes>) {
    let (sender, receiver) = mpsc::channel(WAITING);
    (Out(sender), receiver)
}

/// What the connection gets.
pub enum Piece {
    /// More of the file.
    Bytes(Bytes),
    /// It is whole. Without this the body ends as an error.
    End,
}

/// A response's body, and who fills it.
pub fn body() -> (mpsc::Sender<Piece>, Body) {
    let (sender, receiver) = mpsc::channel(WAITING);
    (sender, Body::from_stream(Pieces { receiver, ended: false }))
}

struct Pieces {
    receiver: mpsc::Receiver<Piece>,
    ended: bool,
}

/// The file broke off. The server then cuts the connection without the last chunk (RFC 9112, 7.1), which every client
/// takes for what it is.
#[derive(Debug, thiserror::Error)]
#[error("the export broke off")]
struct BrokenOff;

impl Stream for Pieces {
    type Item = Result<Bytes, BrokenOff>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        self.receiver.poll_recv(context).map(|piece| match piece {
            Some(Piece::Bytes(bytes)) => Some(Ok(bytes)),
            end => {
                self.ended = true;
                end.is_none().then_some(Err(BrokenOff))
            }
        })
    }
}

/// Why nothing more is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// All of it was.
    Whole,
    /// The client hung up, took nothing for [`STALL`], or took longer than [`LONGEST`].
    Lost,
    /// An admin cancelled it.
    Cancelled,
    /// A fault.
    Fault,
}

/// Hands the pieces of a file to the connection until it is whole, or whatever else ends it.
pub async fn deliver(
    chunks: mpsc::Receiver<Bytes>,
    making: JoinHandle<Result<(), Broken>>,
    connection: mpsc::Sender<Piece>,
    progress: Progress,
    watch: impl Watch,
) {
    // Whatever ends this drops `chunks`, by which the making ends, and with it the reading from the database.
    let ending = tokio::select! {
        ending = hand_over(chunks, making, &connection) => ending,
        () = connection.closed() => Ending::Lost,
        () = until_cancelled(&watch, &progress) => Ending::Cancelled,
        () = sleep(LONGEST) => Ending::Lost,
    };
    let state = match ending {
        Ending::Whole => ExportState::Finished,
        Ending::Lost | Ending::Cancelled => ExportState::Cancelled,
        Ending::Fault => ExportState::Failed,
    };
    let last_word = timeout(LAST_WORD, watch.ended(state, progress.rows())).await;
    if ending == Ending::Whole && last_word.unwrap_or(true) {
        // An error only says that the client hung up after all.
        let _ = connection.send(Piece::End).await;
    }
}

async fn hand_over(
    mut chunks: mpsc::Receiver<Bytes>,
    making: JoinHandle<Result<(), Broken>>,
    connection: &mpsc::Sender<Piece>,
) -> Ending {
    while let Some(chunk) = chunks.recv().await {
        if !within_stall(connection.send(Piece::Bytes(chunk))).await {
            return Ending::Lost;
        }
    }
    match making.await {
        Ok(Ok(())) => {}
        Ok(Err(Broken::Abandoned)) => return Ending::Lost,
        // A panic has reported itself.
        Ok(Err(Broken::Fault)) | Err(_) => return Ending::Fault,
    }
    // Room for all of them: the connection took the last one.
    if within_stall(connection.reserve_many(WAITING)).await { Ending::Whole } else { Ending::Lost }
}

async fn within_stall<T, E>(sending: impl Future<Output = Result<T, E>>) -> bool {
    matches!(timeout(STALL, sending).await, Ok(Ok(_)))
}

/// Tells how far it is, from time to time, until it shall not go on.
async fn until_cancelled(watch: &impl Watch, progress: &Progress) {
    let (mut noted, mut idle) = (0, 0);
    loop {
        sleep(STEP).await;
        let rows = progress.rows();
        idle += 1;
        if rows != noted || idle == IDLE_STEPS {
            (noted, idle) = (rows, 0);
            if !watch.goes_on(rows).await {
                return;
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::{Arc, Mutex};

    use http_body_util::BodyExt;

    use super::*;
    use crate::store::ExportRows;

    /// Rows as the database hands them over, and how they end.
    pub async fn rows(batches: &[&[&str]], ended: Result<(), app::Error>) -> ExportRows {
        let (rows, sender) = ExportRows::channel(0);
        let batches: Vec<Vec<String>> =
            batches.iter().map(|batch| batch.iter().map(|row| (*row).to_owned()).collect()).collect();
        tokio::spawn(async move {
            for batch in batches {
                sender.send(batch).await;
            }
            sender.end(ended).await;
        });
        rows
    }

    /// What `make` writes.
    pub async fn made(
        make: impl FnOnce(Out, &Progress) -> Result<(), Broken> + Send + 'static,
    ) -> Result<Vec<u8>, Broken> {
        let (out, mut chunks) = channel();
        let making = tokio::task::spawn_blocking(move || make(out, &Progress::default()));
        let mut file = Vec::new();
        while let Some(chunk) = chunks.recv().await {
            file.extend_from_slice(&chunk);
        }
        making.await.unwrap().map(|()| file)
    }

    /// Hears everything; says `answer` when asked whether it goes on or ended.
    #[derive(Clone)]
    struct Notes {
        heard: Arc<Mutex<Vec<(ExportState, u64)>>>,
        answer: bool,
    }

    impl Notes {
        fn new(answer: bool) -> Self {
            Self { heard: Arc::default(), answer }
        }

        fn heard(&self) -> Vec<(ExportState, u64)> {
            self.heard.lock().unwrap().clone()
        }
    }

    #[async_trait]
    impl Watch for Notes {
        async fn goes_on(&self, rows: u64) -> bool {
            self.heard.lock().unwrap().push((ExportState::Running, rows));
            self.answer
        }

        async fn ended(&self, state: ExportState, rows: u64) -> bool {
            self.heard.lock().unwrap().push((state, rows));
            self.answer
        }
    }

    struct Delivery {
        chunks: mpsc::Sender<Bytes>,
        delivering: JoinHandle<()>,
        body: Body,
        progress: Progress,
        notes: Notes,
    }

    /// A delivery whose making ends like this once its chunks are sent.
    fn delivery(made: Result<(), Broken>, answer: bool) -> Delivery {
        let (chunks, receiver) = mpsc::channel(WAITING);
        let (connection, body) = body();
        let (progress, notes) = (Progress::default(), Notes::new(answer));
        let making = tokio::spawn(async move { made });
        let delivering = tokio::spawn(deliver(receiver, making, connection, progress.clone(), notes.clone()));
        Delivery { chunks, delivering, body, progress, notes }
    }

    const CHUNK: Bytes = Bytes::from_static(b"some");

    #[tokio::test(start_paused = true)]
    async fn a_whole_file_ends_well() {
        let delivery = delivery(Ok(()), true);
        delivery.progress.add(7);
        delivery.chunks.send(CHUNK).await.unwrap();
        drop(delivery.chunks);
        assert_eq!(delivery.body.collect().await.unwrap().to_bytes(), CHUNK);
        delivery.delivering.await.unwrap();
        assert_eq!(delivery.notes.heard().last(), Some(&(ExportState::Finished, 7)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_fault_ends_as_an_error() {
        let delivery = delivery(Err(Broken::Fault), true);
        delivery.chunks.send(CHUNK).await.unwrap();
        drop(delivery.chunks);
        let pieces: Vec<_> = futures_util::StreamExt::collect(delivery.body.into_data_stream()).await;
        assert!(pieces[0].is_ok() && pieces[1].is_err() && pieces.len() == 2);
        delivery.delivering.await.unwrap();
        assert_eq!(delivery.notes.heard(), [(ExportState::Failed, 0)]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_maker_that_panics_ends_as_an_error() {
        let (connection, body) = body();
        let (out, chunks) = channel();
        let making = tokio::spawn(async move {
            drop(out);
            panic!("a full disk")
        });
        let notes = Notes::new(true);
        tokio::spawn(deliver(chunks, making, connection, Progress::default(), notes.clone()));
        assert!(body.collect().await.is_err());
        assert_eq!(notes.heard(), [(ExportState::Failed, 0)]);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_cancelled_at_the_last_moment_is_not_whole() {
        let delivery = delivery(Ok(()), false);
        drop(delivery.chunks);
        assert!(delivery.body.collect().await.is_err());
        assert_eq!(delivery.notes.heard(), [(ExportState::Finished, 0)]);
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_cancelled_ends_within_a_step() {
        let delivery = delivery(Ok(()), false);
        delivery.progress.add(1);
        let begun = tokio::time::Instant::now();
        assert!(delivery.body.collect().await.is_err());
        assert_eq!(begun.elapsed().as_millis(), STEP.as_millis());
        assert!(delivery.chunks.is_closed(), "who makes it hears of it");
        assert_eq!(delivery.notes.heard(), [(ExportState::Running, 1), (ExportState::Cancelled, 1)]);
    }

    #[tokio::test(start_paused = true)]
    async fn pages_hear_of_it_four_times_a_second_and_less_when_nothing_moves() {
        let delivery = delivery(Ok(()), true);
        for _ in 0..4 {
            delivery.progress.add(1);
            sleep(STEP).await;
        }
        sleep(STEP * 8).await;
        let heard = delivery.notes.heard().len();
        assert!((5..=7).contains(&heard), "{heard}");
    }

    #[tokio::test(start_paused = true)]
    async fn who_hangs_up_cancels() {
        let delivery = delivery(Ok(()), true);
        drop(delivery.body);
        delivery.delivering.await.unwrap();
        assert_eq!(delivery.notes.heard(), [(ExportState::Cancelled, 0)]);
        assert!(delivery.chunks.is_closed());
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_is_given_up() {
        let delivery = delivery(Ok(()), true);
        let begun = tokio::time::Instant::now();
        while delivery.chunks.send(CHUNK).await.is_ok() {}
        assert!(begun.elapsed() >= STALL && begun.elapsed() < STALL * 2, "{:?}", begun.elapsed());
        delivery.delivering.await.unwrap();
        assert_eq!(delivery.notes.heard().last(), Some(&(ExportState::Cancelled, 0)));
        assert!(delivery.body.collect().await.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_is_read_too_slowly_ends_after_an_hour() {
        let mut delivery = delivery(Ok(()), true);
        let begun = tokio::time::Instant::now();
        let sending = tokio::spawn(async move { while delivery.chunks.send(CHUNK).await.is_ok() {} });
        while let Some(Ok(_)) = delivery.body.frame().await {
            sleep(STALL / 2).await;
        }
        assert!(begun.elapsed() <= LONGEST + STALL * 4, "{:?}", begun.elapsed());
        sending.await.unwrap();
        assert_eq!(delivery.notes.heard().last(), Some(&(ExportState::Cancelled, 0)));
    }
}
