//! What an open chatbot would say of its visitors: from which network they come, how much they asked, when they were last there.

use std::{
    iter,
    net::{Ipv4Addr, Ipv6Addr},
};

use app::domain::{Author, Network, Timestamp};

use super::{
    Conversation, DAY, HOUR,
    random::{Random, mix},
};

/// Networks are ranked by how many come from them. Each of this many octaves of ranks (1, 2 to 3, 4 to 7 …) has the same
/// share of the people, so twice the rank means half the people (Zipf's law): the first network has one in sixteen, the
/// last two in a million.
const OCTAVES: u64 = 16;

/// How IPv6 addresses begin that access providers around the world give out.
const IPV6_REGIONS: [u16; 12] =
    [0x2001, 0x2003, 0x2400, 0x2409, 0x240e, 0x2600, 0x2601, 0x2607, 0x2804, 0x2a00, 0x2a01, 0x2a02];

/// Where someone comes from.
pub(super) fn network(seed: u64, random: &mut Random) -> Option<Network> {
    let octave = 1 << random.below(OCTAVES);
    let rank = octave + random.below(octave);
    let mut random = Random::of(mix(seed ^ 0x6e65_7477_6f72_6b73), rank);
    let address = if random.happens(180) { ipv6(&mut random) } else { ipv4(&mut random)? };
    Network::mask(&address)
}

fn ipv4(random: &mut Random) -> Option<String> {
    let given_out = |address: &Ipv4Addr| {
        !address.is_private()
            && !address.is_loopback()
            && !address.is_link_local()
            && (1..=223).contains(&address.octets()[0])
    };
    // Less than 2^32 fits.
    let bits = iter::repeat_with(|| u32::try_from(random.below(1 << 32)).unwrap_or_default());
    bits.map(Ipv4Addr::from_bits).find(given_out).map(|address| address.to_string())
}

fn ipv6(random: &mut Random) -> String {
    let region = *random.pick(&IPV6_REGIONS);
    let rest = random.below(1 << 48);
    Ipv6Addr::from_bits((u128::from(region) << 112) | (u128::from(rest) << 64)).to_string()
}

/// How much someone asked: what their sessions hold, and now and then something from before there was a Rollcall.
pub(super) fn questions(sessions: &[Conversation], random: &mut Random) -> u64 {
    let messages = sessions.iter().flat_map(|session| &session.messages);
    let recorded = messages.filter(|message| message.author == Author::User).count() as u64;
    let earlier = if random.happens(200) { 1 + random.below(12) } else { 0 };
    recorded + earlier
}

/// When someone was last there: mostly until soon after the last answer, now and then they came back and asked nothing.
pub(super) fn last_seen(
    since: Timestamp,
    sessions: &[Conversation],
    now: Timestamp,
    random: &mut Random,
) -> Timestamp {
    let last_answer = sessions.iter().filter_map(|session| session.messages.last()).map(|last| last.sent_at);
    let last = last_answer.chain([since]).max().unwrap_or(since);
    let room = now.0 - last.0;
    let stay = if random.happens(150) { room.min(90 * DAY) } else { room.min(HOUR) };
    last.plus(random.short_duration(stay))
}
