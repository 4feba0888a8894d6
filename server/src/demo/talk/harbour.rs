//! What visitors ask the harbour.

use super::{Language, Talk, Topic};

pub(super) const TALKS: &[Talk] = &[
    Talk {
        language: Language::English,
        thanks: (
            &["Thanks, that's all.", "Great, thank you!", "Perfect, cheers.", "ok thx"],
            &["You're welcome. Fair winds!", "Happy to help. Have a good stay in the harbour.", "Any time."],
        ),
        topics: &[
            Topic {
                title: "Guest mooring",
                exchanges: &[
                    (
                        &[
                            "Do you have a guest berth for tonight?",
                            "We arrive around {time} on {ship}. Is there a mooring free?",
                            "hi, any space for a 11 m sailing boat for {n} nights?",
                        ],
                        &[
                            "Yes: berth {berth} is free. It is {amount} € per night, with water and electricity.",
                            "There is room. Take berth {berth}; the guest pontoon is to starboard as you enter.",
                        ],
                    ),
                    (
                        &["Can we come in after dark?", "Is it lit at night? We might be late."],
                        &[
                            "Yes, the entrance is lit and berth {berth} stays reserved for you until midnight.",
                            "You can. Keep to the leading lights and call channel 12 before you pass the mole.",
                        ],
                    ),
                    (
                        &["Where do we pay?", "How do I pay for the night?"],
                        &[
                            "At the machine beside the harbour office, by card or cash, or here with the reference {ref}.",
                            "The harbour master comes round at {time}, or you pay at the office in the morning.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Refund of a booking",
                exchanges: &[
                    (
                        &[
                            "I have to cancel booking {ref}. Do I get my money back?",
                            "Can I get a refund for {ref}? The engine of {ship} broke down.",
                        ],
                        &[
                            "Booking {ref} can be cancelled free of charge until 24 hours before arrival. Shall I cancel it?",
                            "I'm sorry to hear that. You paid {amount} €; until the day before arrival all of it is returned.",
                        ],
                    ),
                    (
                        &["Yes please.", "Yes, cancel it.", "Go ahead"],
                        &[
                            "Done. {amount} € go back to the card you paid with; that takes about {n} working days.",
                            "It is cancelled. You will get {amount} € back and a message that confirms it.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Opening hours of the crane",
                exchanges: &[
                    (
                        &[
                            "When is the crane open?",
                            "opening hours crane?",
                            "I need to lift {ship} out. When can I come?",
                        ],
                        &[
                            "The crane works Monday to Saturday from 7:00 to 16:00. Please book at least {n} days ahead.",
                            "Weekdays from 7:00 to 16:00, not in winds over 6 Beaufort. The next free slot is at {time}.",
                        ],
                    ),
                    (
                        &["What does it cost?", "And the price?"],
                        &[
                            "Up to 8 tonnes it is {amount} €, each further tonne 15 €. High-pressure cleaning is extra.",
                            "{amount} € for lifting out and in, with {n} days on the stand.",
                        ],
                    ),
                    (
                        &["Then {time} please.", "Book me in for {time}."],
                        &[
                            "Booked: {time}, reference {ref}. Please be at the crane a quarter of an hour earlier with the mast lines clear.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Lost keys",
                exchanges: &[
                    (
                        &[
                            "I lost the key to the sanitary block",
                            "Somebody found my keys? Blue float, berth {berth}.",
                            "Our key card is gone. What now?",
                        ],
                        &[
                            "Two sets were handed in this week. Please come by the office and describe yours.",
                            "No keys with a float so far. I have noted it for berth {berth}; we'll write as soon as they turn up.",
                        ],
                    ),
                    (
                        &["Can I get a replacement?", "I need a new card today."],
                        &[
                            "Yes, at the office until {time}. A new card is {amount} €, of which 10 € are a deposit.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Electricity at the berth",
                exchanges: &[
                    (
                        &[
                            "There is no power at {berth}.",
                            "The socket at berth {berth} is dead",
                            "Our shore power trips all the time.",
                        ],
                        &[
                            "Thank you. Please check the breaker on the pedestal: lift the lid and push the lever up.",
                            "I have reported pedestal {berth}. The electrician is on site until {time}.",
                        ],
                    ),
                    (
                        &["That worked!", "Still nothing."],
                        &[
                            "Good to know. Should it trip again, unplug the water heater first: the limit is 16 A.",
                            "Then please use the neighbouring pedestal for now. Your report has the number {ref}.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Fuel dock",
                exchanges: &[
                    (
                        &[
                            "Can I get diesel today?",
                            "is the fuel dock open on Sundays?",
                            "Where is the petrol station?",
                        ],
                        &[
                            "The fuel dock is open daily from 8:00 to 18:00, on the inner side of the west mole. Diesel and petrol, cards accepted.",
                            "Yes, on Sundays until {time}. There are {n} metres of water at the dock at low tide.",
                            "On the inner side of the west mole, behind the green light; boats and cars at the same pumps, until {time}.",
                        ],
                    ),
                    (
                        &["Do you fill gas bottles too?", "And camping gas?"],
                        &["We swap bottles but don't fill them. The shop has the blue 2.75 kg ones."],
                    ),
                ],
            },
            Topic {
                title: "Waiting list for a berth",
                exchanges: &[
                    (
                        &[
                            "How long is the waiting list for a yearly berth?",
                            "I'd like a permanent berth for {ship}.",
                            "Where am I on the list? Number {ref}",
                        ],
                        &[
                            "For boats up to 10 m about {n} years, above that a little less.",
                            "With pleasure. For a boat of her length it takes about {n} years at present.",
                            "Number {ref} is at place {n}. Last year 14 berths changed hands.",
                        ],
                    ),
                    (
                        &["Please put me on it.", "Can I apply here?"],
                        &[
                            "Gladly. Fill in the form at the office or on our site; the application costs {amount} € once.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Weather and tides",
                exchanges: &[
                    (
                        &[
                            "When is high water today?",
                            "What's the forecast for tomorrow?",
                            "Is there a gale warning?",
                        ],
                        &[
                            "High water is at {time}. The entrance has 3.2 m at low water.",
                            "South-west 4 to 5, later 6, showers. Please double your lines on the outer pontoon.",
                            "No warning at the moment. The forecast hangs at the office and is read on channel 12 at {time}.",
                        ],
                    ),
                    (
                        &["Can I enter with 2.1 m draught?", "Is 1.9 m draught ok at low tide?"],
                        &[
                            "Yes, at any state of the tide, but keep to the middle of the channel.",
                            "Better two hours either side of high water, that is around {time}.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Ferry to the island",
                exchanges: &[
                    (
                        &[
                            "When does the next ferry leave?",
                            "Ferry times please",
                            "Can I take a bicycle on the ferry?",
                        ],
                        &[
                            "The next one leaves at {time} from pier {n}.",
                            "Every hour from 6:30 to 21:30, the next at {time}.",
                            "Yes, bicycles ride along for 3 €. Please be at pier {n} ten minutes earlier.",
                        ],
                    ),
                    (
                        &["How much for two adults and {n} children?", "And a ticket?"],
                        &["That is {amount} € return. Children under six travel free."],
                    ),
                ],
            },
            Topic {
                title: "Noise at night",
                exchanges: &[
                    (
                        &[
                            "The halyards of the boat next to {berth} clatter all night!",
                            "There's a party on {ship}, it is past midnight",
                        ],
                        &[
                            "I'm sorry. The night watch has been told and will have a look.",
                            "Thank you for telling us; quiet hours begin at 22:00. The watch is on the way to pontoon {n}.",
                        ],
                    ),
                    (
                        &["Could we have another berth?", "thanks, it stopped"],
                        &[
                            "Of course, berth {berth} on the other side is free. Move whenever it suits you.",
                            "Good. Sleep well!",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Showers and laundry",
                exchanges: &[(
                    &[
                        "Where are the showers?",
                        "What's the code for the washrooms?",
                        "Do you have a washing machine?",
                    ],
                    &[
                        "In the red building behind the office, open all night.",
                        "It is on your berth receipt and changes every day at noon.",
                        "Yes, {n} machines in the red building. Tokens are 4 € at the office.",
                    ],
                )],
            },
            Topic {
                title: "Winter storage",
                exchanges: &[
                    (
                        &[
                            "Do you have room in the hall for the winter?",
                            "What does it cost to store {ship} over the winter?",
                        ],
                        &[
                            "The hall is full; outside on the hard there are {n} places left, {amount} € per month.",
                            "It depends on length and beam. For 11 by 3.6 m it is {amount} € a month outside, a third more in the hall.",
                        ],
                    ),
                    (
                        &["From when?", "Can the mast stay up?"],
                        &[
                            "From the first of October to the end of April.",
                            "Only outside, and with the sails taken off.",
                        ],
                    ),
                ],
            },
        ],
    },
    Talk {
        language: Language::German,
        thanks: (
            &["Danke, das war's.", "Super, vielen Dank!", "Moin und danke"],
            &["Gern geschehen. Gute Fahrt!", "Immer gern."],
        ),
        topics: &[
            Topic {
                title: "Gastliegeplatz",
                exchanges: &[
                    (
                        &[
                            "Moin, ist heute noch ein Gastliegeplatz frei?",
                            "Wir kommen gegen {time} mit der {ship}. Haben Sie Platz für {n} Nächte?",
                        ],
                        &[
                            "Ja, Liegeplatz {berth} ist frei. Die Nacht kostet {amount} €, Strom und Wasser inbegriffen.",
                            "Platz ist da: {berth}. Bitte melden Sie sich vor der Einfahrt auf Kanal 12.",
                        ],
                    ),
                    (
                        &["Wo bezahle ich?", "Geht das auch mit Karte?"],
                        &["Am Automaten neben dem Hafenbüro, bar oder mit Karte. Ihre Nummer ist {ref}."],
                    ),
                ],
            },
            Topic {
                title: "Öffnungszeiten des Krans",
                exchanges: &[
                    (
                        &["Wann ist der Kran besetzt?", "Ich möchte die {ship} kranen lassen."],
                        &["Montag bis Samstag von 7 bis 16 Uhr, bitte {n} Tage vorher anmelden."],
                    ),
                    (
                        &["Was kostet das?", "Und der Preis?"],
                        &["Bis 8 Tonnen {amount} €, jede weitere Tonne 15 €."],
                    ),
                ],
            },
            Topic {
                title: "Rückerstattung",
                exchanges: &[
                    (
                        &["Ich muss die Buchung {ref} stornieren. Bekomme ich mein Geld zurück?"],
                        &["Bis zum Tag vor der Anreise kostenlos. Soll ich stornieren?"],
                    ),
                    (
                        &["Ja, bitte.", "Ja"],
                        &["Erledigt. {amount} € werden in etwa {n} Werktagen zurückgebucht."],
                    ),
                ],
            },
            Topic {
                title: "Verlorener Schlüssel",
                exchanges: &[(
                    &[
                        "Ich habe den Schlüssel fürs Sanitärgebäude verloren.",
                        "Wurden Schlüssel abgegeben? Liegeplatz {berth}",
                    ],
                    &[
                        "Es liegen zwei Bunde im Büro. Kommen Sie bitte bis {time} vorbei.",
                        "Bisher nicht. Ich habe es für {berth} notiert.",
                    ],
                )],
            },
        ],
    },
    Talk {
        language: Language::French,
        thanks: (
            &["Merci, c'est tout.", "Parfait, merci beaucoup !"],
            &["Avec plaisir. Bon vent !", "Je vous en prie."],
        ),
        topics: &[
            Topic {
                title: "Place visiteur",
                exchanges: &[
                    (
                        &[
                            "Bonjour, avez-vous une place pour {n} nuits ?",
                            "Nous arrivons vers {time} avec {ship}. Reste-t-il une place ?",
                        ],
                        &[
                            "Oui, la place {berth} est libre : {amount} € la nuit, eau et électricité comprises.",
                        ],
                    ),
                    (
                        &["Où faut-il payer ?", "On peut payer par carte ?"],
                        &[
                            "À la borne à côté de la capitainerie, par carte ou en espèces, avec la référence {ref}.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Remboursement",
                exchanges: &[
                    (
                        &["Je dois annuler la réservation {ref}. Serai-je remboursé ?"],
                        &["Oui, sans frais jusqu'à la veille de l'arrivée. Voulez-vous que je l'annule ?"],
                    ),
                    (
                        &["Oui, s'il vous plaît."],
                        &["C'est fait. {amount} € vous seront rendus sous {n} jours ouvrés."],
                    ),
                ],
            },
            Topic {
                title: "Horaires de la grue",
                exchanges: &[(
                    &["À quelle heure la grue est-elle ouverte ?", "Je voudrais sortir {ship} de l'eau."],
                    &["Du lundi au samedi de 7 h à 16 h, sur rendez-vous. Prochain créneau : {time}."],
                )],
            },
        ],
    },
    Talk {
        language: Language::Spanish,
        thanks: (&["Gracias, eso es todo.", "¡Muchas gracias!"], &["De nada. ¡Buena proa!", "Un placer."]),
        topics: &[
            Topic {
                title: "Amarre de tránsito",
                exchanges: &[
                    (
                        &[
                            "Hola, ¿tienen un amarre libre para {n} noches?",
                            "Llegamos sobre las {time} con el {ship}. ¿Hay sitio?",
                        ],
                        &["Sí, el amarre {berth} está libre. Son {amount} € por noche con agua y luz."],
                    ),
                    (
                        &["¿Dónde se paga?", "¿Se puede pagar con tarjeta?"],
                        &["En el cajero junto a la capitanía, con la referencia {ref}."],
                    ),
                ],
            },
            Topic {
                title: "Devolución de una reserva",
                exchanges: &[
                    (
                        &["Tengo que cancelar la reserva {ref}. ¿Me devuelven el dinero?"],
                        &["Sí, sin coste hasta el día anterior. ¿La cancelo?"],
                    ),
                    (&["Sí, por favor."], &["Hecho. Recibirá {amount} € en unos {n} días laborables."]),
                ],
            },
            Topic {
                title: "Llaves perdidas",
                exchanges: &[(
                    &[
                        "He perdido las llaves de las duchas.",
                        "¿Alguien ha encontrado unas llaves? Amarre {berth}",
                    ],
                    &[
                        "Hay dos juegos en la oficina. Pase antes de las {time}.",
                        "De momento no. Lo he anotado para el amarre {berth}.",
                    ],
                )],
            },
        ],
    },
    Talk {
        language: Language::Portuguese,
        thanks: (&["Obrigado, é tudo.", "Muito obrigada!"], &["De nada. Bons ventos!"]),
        topics: &[
            Topic {
                title: "Lugar para visitantes",
                exchanges: &[
                    (
                        &["Olá, há lugar para {n} noites?", "Chegamos pelas {time} com o {ship}. Há lugar?"],
                        &["Sim, o lugar {berth} está livre. São {amount} € por noite, com água e luz."],
                    ),
                    (&["Onde se paga?"], &["Na máquina ao lado da capitania, com a referência {ref}."]),
                ],
            },
            Topic {
                title: "Horário da grua",
                exchanges: &[
                    (
                        &["A que horas funciona a grua?"],
                        &["De segunda a sábado, das 7h às 16h. A próxima vaga é às {time}."],
                    ),
                    (&["Quanto custa?"], &["Até 8 toneladas são {amount} €."]),
                ],
            },
        ],
    },
    Talk {
        language: Language::Italian,
        thanks: (&["Grazie, è tutto.", "Perfetto, grazie mille!"], &["Prego. Buon vento!"]),
        topics: &[
            Topic {
                title: "Posto in transito",
                exchanges: &[
                    (
                        &[
                            "Buongiorno, avete un posto per {n} notti?",
                            "Arriviamo verso le {time} con {ship}. C'è posto?",
                        ],
                        &["Sì, il posto {berth} è libero: {amount} € a notte, acqua e corrente comprese."],
                    ),
                    (&["Dove si paga?"], &["Alla cassa accanto alla capitaneria, con il riferimento {ref}."]),
                ],
            },
            Topic {
                title: "Corrente al posto barca",
                exchanges: &[(
                    &["Al posto {berth} non c'è corrente."],
                    &["Grazie, l'elettricista è qui fino alle {time}. Segnalazione {ref}."],
                )],
            },
        ],
    },
    Talk {
        language: Language::Turkish,
        thanks: (&["Teşekkürler, bu kadar.", "Çok sağ olun!"], &["Rica ederim. Pruvanız neta olsun!"]),
        topics: &[Topic {
            title: "Misafir bağlama yeri",
            exchanges: &[
                (
                    &[
                        "Merhaba, {n} gece için yeriniz var mı?",
                        "{ship} ile {time} gibi geliyoruz. Yer var mı?",
                    ],
                    &["Evet, {berth} boş. Geceliği {amount} €, su ve elektrik dahil."],
                ),
                (&["Nerede ödeyeceğiz?"], &["Liman ofisinin yanındaki makinede, {ref} numarasıyla."]),
            ],
        }],
    },
    Talk {
        language: Language::Polish,
        thanks: (&["Dziękuję, to wszystko.", "Super, dzięki!"], &["Proszę bardzo. Pomyślnych wiatrów!"]),
        topics: &[Topic {
            title: "Miejsce gościnne",
            exchanges: &[
                (
                    &[
                        "Dzień dobry, czy jest wolne miejsce na {n} nocy?",
                        "Będziemy około {time} jachtem {ship}. Jest miejsce?",
                    ],
                    &["Tak, miejsce {berth} jest wolne. Doba kosztuje {amount} €, z wodą i prądem."],
                ),
                (&["Gdzie się płaci?"], &["W automacie obok kapitanatu, numer {ref}."]),
            ],
        }],
    },
    Talk {
        language: Language::Russian,
        thanks: (&["Спасибо, это всё.", "Отлично, спасибо!"], &["Пожалуйста. Попутного ветра!"]),
        topics: &[
            Topic {
                title: "Гостевая стоянка",
                exchanges: &[
                    (
                        &[
                            "Здравствуйте, есть место на {n} ночей?",
                            "Придём около {time} на яхте {ship}. Есть свободное место?",
                        ],
                        &[
                            "Да, место {berth} свободно. Сутки стоят {amount} €, вода и электричество включены.",
                        ],
                    ),
                    (&["Где оплатить?"], &["В автомате у конторы порта, номер {ref}."]),
                ],
            },
            Topic {
                title: "Возврат денег",
                exchanges: &[
                    (
                        &["Мне нужно отменить бронь {ref}. Деньги вернут?"],
                        &["Да, до дня перед приездом бесплатно. Отменить?"],
                    ),
                    (&["Да, пожалуйста."], &["Готово. {amount} € вернутся примерно через {n} рабочих дней."]),
                ],
            },
        ],
    },
    Talk {
        language: Language::Ukrainian,
        thanks: (&["Дякую, це все.", "Чудово, дякую!"], &["Будь ласка. Попутного вітру!"]),
        topics: &[Topic {
            title: "Гостьова стоянка",
            exchanges: &[
                (
                    &[
                        "Добрий день, чи є місце на {n} ночей?",
                        "Прийдемо близько {time} на яхті {ship}. Є вільне місце?",
                    ],
                    &["Так, місце {berth} вільне. Доба коштує {amount} €, вода та світло включені."],
                ),
                (&["Де платити?"], &["В автоматі біля контори порту, номер {ref}."]),
            ],
        }],
    },
    Talk {
        language: Language::Greek,
        thanks: (&["Ευχαριστώ, αυτό ήταν όλο.", "Τέλεια, ευχαριστώ πολύ!"], &["Παρακαλώ. Καλούς ανέμους!"]),
        topics: &[Topic {
            title: "Θέση για επισκέπτες",
            exchanges: &[
                (
                    &[
                        "Καλημέρα, έχετε θέση για {n} νύχτες;",
                        "Φτάνουμε γύρω στις {time} με το {ship}. Υπάρχει θέση;",
                    ],
                    &["Ναι, η θέση {berth} είναι ελεύθερη. {amount} € τη νύχτα, με νερό και ρεύμα."],
                ),
                (&["Πού πληρώνουμε;"], &["Στο μηχάνημα δίπλα στο λιμεναρχείο, με τον αριθμό {ref}."]),
            ],
        }],
    },
    Talk {
        language: Language::Arabic,
        thanks: (&["شكرًا، هذا كل شيء.", "ممتاز، شكرًا جزيلًا!"], &["على الرحب والسعة. رحلة موفقة!"]),
        topics: &[
            Topic {
                title: "مرسى للزوار",
                exchanges: &[
                    (
                        &[
                            "مرحبًا، هل لديكم مرسى شاغر لمدة {n} ليالٍ؟",
                            "سنصل حوالي {time} على متن {ship}. هل يوجد مكان؟",
                        ],
                        &["نعم، المرسى {berth} شاغر. السعر {amount} € لليلة مع الماء والكهرباء."],
                    ),
                    (&["أين ندفع؟"], &["عند الجهاز بجانب مكتب الميناء، بالرقم {ref}."]),
                ],
            },
            Topic {
                title: "استرداد المبلغ",
                exchanges: &[(
                    &["أريد إلغاء الحجز {ref}. هل أسترد نقودي؟"],
                    &["نعم، مجانًا حتى اليوم السابق للوصول. ستسترد {amount} € خلال {n} أيام عمل."],
                )],
            },
        ],
    },
    Talk {
        language: Language::Hebrew,
        thanks: (&["תודה, זה הכול.", "מעולה, תודה רבה!"], &["בשמחה. רוח טובה!"]),
        topics: &[Topic {
            title: "מקום עגינה לאורחים",
            exchanges: &[
                (
                    &["שלום, יש מקום פנוי ל-{n} לילות?", "נגיע בסביבות {time} עם {ship}. יש מקום?"],
                    &["כן, מקום {berth} פנוי. {amount} € ללילה, כולל מים וחשמל."],
                ),
                (&["איפה משלמים?"], &["במכונה ליד משרד הנמל, עם המספר {ref}."]),
            ],
        }],
    },
    Talk {
        language: Language::Hindi,
        thanks: (&["धन्यवाद, बस इतना ही।", "बहुत बढ़िया, शुक्रिया!"], &["आपका स्वागत है। यात्रा शुभ हो!"]),
        topics: &[Topic {
            title: "मेहमान बर्थ",
            exchanges: &[
                (
                    &["नमस्ते, क्या {n} रातों के लिए जगह है?", "हम {ship} से {time} के आसपास आएँगे। जगह मिलेगी?"],
                    &["हाँ, बर्थ {berth} खाली है। एक रात के {amount} €, पानी और बिजली सहित।"],
                ),
                (&["भुगतान कहाँ करें?"], &["बंदरगाह कार्यालय के पास की मशीन पर, संख्या {ref} के साथ।"]),
            ],
        }],
    },
    Talk {
        language: Language::Chinese,
        thanks: (&["谢谢，没有别的问题了。", "太好了，多谢！"], &["不客气，祝一路顺风！"]),
        topics: &[
            Topic {
                title: "访客泊位",
                exchanges: &[
                    (
                        &["你好，请问有{n}晚的空泊位吗？", "我们大约{time}乘{ship}到，还有位置吗？"],
                        &["有，{berth}号泊位空着。每晚{amount}欧元，含水电。"],
                    ),
                    (&["在哪里付款？"], &["在港务办公室旁边的机器上，单号{ref}。"]),
                ],
            },
            Topic {
                title: "吊车时间",
                exchanges: &[
                    (&["吊车几点开放？"], &["周一至周六七点到十六点，请提前{n}天预约。"]),
                    (&["费用是多少？"], &["八吨以下{amount}欧元。"]),
                ],
            },
        ],
    },
    Talk {
        language: Language::Japanese,
        thanks: (
            &["ありがとうございます。以上です。", "助かりました！"],
            &["どういたしまして。よい航海を！"],
        ),
        topics: &[
            Topic {
                title: "ビジターバース",
                exchanges: &[
                    (
                        &[
                            "こんにちは。{n}泊できる桟橋は空いていますか？",
                            "{ship}で{time}ごろ着きます。空きはありますか？",
                        ],
                        &["はい、{berth}番が空いています。1泊{amount}ユーロ、水道と電気込みです。"],
                    ),
                    (&["支払いはどこですか？"], &["港湾事務所の隣の機械で、番号{ref}でお願いします。"]),
                ],
            },
            Topic {
                title: "鍵の紛失",
                exchanges: &[(
                    &["シャワー棟の鍵をなくしました。"],
                    &["事務所に二つ届いています。{time}までにお越しください。"],
                )],
            },
        ],
    },
    Talk {
        language: Language::Korean,
        thanks: (&["감사합니다. 그게 다예요.", "좋아요, 고마워요!"], &["천만에요. 순풍을 빕니다!"]),
        topics: &[Topic {
            title: "방문객 선석",
            exchanges: &[
                (
                    &["안녕하세요, {n}박 자리가 있나요?", "{ship}호로 {time}쯤 도착합니다. 자리가 있을까요?"],
                    &["네, {berth}번이 비어 있습니다. 1박 {amount}유로이고 수도와 전기가 포함됩니다."],
                ),
                (&["어디서 결제하나요?"], &["항만 사무소 옆 기계에서 번호 {ref}로 하시면 됩니다."]),
            ],
        }],
    },
    Talk {
        language: Language::Thai,
        thanks: (&["ขอบคุณครับ แค่นี้ครับ", "ดีมาก ขอบคุณค่ะ"], &["ยินดีค่ะ เดินทางปลอดภัยนะคะ"]),
        topics: &[Topic {
            title: "ท่าจอดสำหรับผู้มาเยือน",
            exchanges: &[
                (
                    &["สวัสดีครับ มีที่จอดสำหรับ {n} คืนไหม", "เราจะมาถึงประมาณ {time} ด้วยเรือ {ship} มีที่ว่างไหมคะ"],
                    &["มีค่ะ ท่า {berth} ว่าง คืนละ {amount} ยูโร รวมน้ำและไฟ"],
                ),
                (&["จ่ายเงินที่ไหน"], &["ที่เครื่องข้างสำนักงานท่าเรือ ใช้หมายเลข {ref} ค่ะ"]),
            ],
        }],
    },
];
