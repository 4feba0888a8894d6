//! What the bot knows, as data.

/// Words that point to a topic (`*`: so they begin), and what to say about it. Urgent ones first, greetings last.
pub const TOPICS: &[(&[&str], &[&str])] = &[
    (
        &["fire", "accident*", "injur*", "emergenc*", "overboard", "spill*", "bleeding", "unconscious"],
        &[
            "If anyone is in danger, call 112 now, then the harbour watch on channel 12. Don't wait for me: I can't call \
           for you. Afterwards I can tell you how to report what happened.",
        ],
    ),
    (
        &["open", "opening", "hours", "closed", "close", "closes"],
        &[
            "The harbour office is open from 07:00 to 19:00 on weekdays and from 08:00 to 14:00 at the weekend. The harbour \
           watch is there day and night, on channel 12.",
        ],
    ),
    (
        &["berth*", "moor*", "guest mooring*", "quay", "pontoon*", "marina"],
        &[
            "Guest berths are on the east pontoon and are given out each morning at 09:00. Tell the office the boat's \
             length and draught. In August, ask a week ahead.",
            "A berth is confirmed once the office has the boat's length, draught and the nights you need. For ships over \
             40 m the berth planner decides; allow a day.",
        ],
    ),
    (
        &["shift*", "rota", "roster*", "swap*", "overtime", "schedule*"],
        &[
            "Shifts are posted every Thursday for the week after next. To swap a shift, find someone who takes yours; both \
           of you confirm it with the shift lead at least a day before.",
        ],
    ),
    (
        &["leave", "holiday*", "vacation*", "day off", "days off"],
        &[
            "Ask for leave at least three weeks ahead, in July and August six. The shift lead answers within five days.",
        ],
    ),
    (
        &["sick", "ill", "unwell", "doctor"],
        &[
            "Sorry to hear that. Call the shift lead before your shift begins; from the third day on, the office needs a \
           doctor's note. Get well soon!",
        ],
    ),
    (
        &["badge*", "gate", "pass", "key card"],
        &[
            "A lost badge is blocked at the gate house, at any hour. You get a visitor pass for the day, and the new badge \
           at the office on the next working day.",
        ],
    ),
    (
        &["tide*", "high water", "low water", "depth", "draught"],
        &[
            "The tide table hangs at the gate house and is on the harbour's page. Count 20 minutes more for the inner basin: \
           high water comes later there.",
        ],
    ),
    (
        &["weather", "wind*", "storm*", "fog", "gale", "forecast"],
        &[
            "From wind force 7 on, cranes stop; from 9 on, the outer quay is closed. The watch reads the forecast at 06:00 \
           and 18:00 on channel 12.",
        ],
    ),
    (
        &["pilot*", "tug*", "towage"],
        &[
            "Order pilots and tugs through the watch, two hours ahead for ships over 60 m. At night, allow three.",
        ],
    ),
    (
        &["customs", "manifest*", "cargo", "container*", "declaration*"],
        &[
            "The manifest goes to customs 24 hours before arrival. The office stamps copies until 17:00, and containers \
           leave by gate B only.",
        ],
    ),
    (
        &["crane*", "forklift*", "broken", "repair*", "fault*", "defect*"],
        &[
            "Stop using it, hang the red tag on it, and report it to the workshop with its number. Nobody takes the tag off \
           but the workshop.",
        ],
    ),
    (
        &["password*", "login", "log in", "computer", "laptop", "printer"],
        &[
            "The service desk in room 12 resets passwords from 08:00 to 16:00; bring your badge. I never need your password, \
           so please don't type it here.",
        ],
    ),
    (
        &["pay", "wage*", "salary", "payslip*", "paid"],
        &[
            "Wages are paid on the 25th. If a payslip looks wrong, take it to the pay office with the shift list: they \
           correct it in the next run.",
        ],
    ),
    (
        &["parking", "park", "car", "bicycle*", "bike*"],
        &[
            "Staff park on the west lot with a badge. Bicycles go into the shed by the gate house, never on the quay.",
        ],
    ),
    (
        &["canteen", "lunch", "food", "coffee", "eat"],
        &[
            "The canteen serves from 06:00 to 14:00 and again from 17:30 to 20:00. There is fish soup on Fridays.",
        ],
    ),
    (
        &["human", "real person", "someone real", "colleague", "phone number"],
        &[
            "Of course. The harbour office helps you in person, on weekdays from 07:00 to 19:00, on the ground floor.",
        ],
    ),
    (
        &[
            "who are you",
            "what are you",
            "are you a bot",
            "are you real",
            "what can you do",
            "help me",
            "can you help",
        ],
        &[
            "I'm the harbour's staff desk, a program. Ask me about opening hours, berths, shifts, leave, badges, tides or the \
           canteen. For the rest, I listen.",
        ],
    ),
    (&["thanks", "thank", "cheers"], &["You're welcome. Anything else?", "Glad to help. Fair winds!"]),
    (&["bye", "goodbye", "see you"], &["Goodbye, and fair winds!", "See you. I'm here day and night."]),
    (
        &["hello", "hi", "hey", "good morning", "good evening", "moin"],
        &["Hello! What can I do for you?", "Hello again. What is it about?"],
    ),
];

/// Patterns in the order they are tried; `{}` is what the person said after it, turned round.
pub const LISTENING: &[(&str, &[&str])] = &[
    ("i need", &["What would it change if you got {}?", "Who could give you {}?", "What do you need most?"]),
    ("i want", &["What would it mean to you to get {}?", "What keeps you from {}?", "What is it you want?"]),
    ("i can't", &["What have you tried so far?", "What would have to change so that you can {}?"]),
    ("i feel", &["How long have you felt {}?", "When do you feel {}?", "Tell me more about how you feel."]),
    ("i'm", &["How long have you been {}?", "What do you think made you {}?", "Go on."]),
    ("i am", &["How long have you been {}?", "What do you think made you {}?", "Go on."]),
    ("i think", &["What makes you think {}?", "How sure are you of that?"]),
    ("i don't", &["What would happen if you did {}?", "Why not?"]),
    ("why don't you", &["Do you think I should {}?", "Perhaps one day I will."]),
    ("can you", &["I may not be able to {}. What is it for?", "What would you like me to do?"]),
    ("are you", &["Would it matter to you if I were {}?", "I'm a program; does that matter here?"]),
    ("because", &["Is that the only reason?", "What else could be the reason?"]),
    ("my", &["Tell me more about your {}.", "Since when has it been so with your {}?", "Yours?"]),
    ("sorry", &["No need to be sorry.", "That's all right. Go on."]),
    ("yes", &["I see. Tell me more.", "Good. And then?"]),
    ("no", &["Why not?", "All right. What else is on your mind?"]),
    ("always", &["Can you think of a time when it was otherwise?"]),
    ("everyone", &["Really everyone? Of whom do you think first?"]),
];

/// When nothing else fits.
pub const FALLBACKS: &[&str] = &[
    "I didn't quite get that. Could you put it in other words?",
    "Tell me a little more.",
    "I'm not sure I can help with that. Is it about berths, shifts, badges or something else?",
    "What would you like to happen?",
];

/// How a word reads from the other side.
pub const REFLECTIONS: &[(&str, &str)] = &[
    ("i", "you"),
    ("me", "you"),
    ("my", "your"),
    ("mine", "yours"),
    ("myself", "yourself"),
    ("am", "are"),
    ("i'm", "you're"),
    ("i've", "you've"),
    ("i'll", "you'll"),
    ("we", "you"),
    ("us", "you"),
    ("our", "your"),
    ("you", "me"),
    ("your", "my"),
    ("yours", "mine"),
    ("yourself", "myself"),
    ("you're", "I'm"),
    ("you've", "I've"),
];
