//! What the people of a company ask its staff desk.

use super::{Language, Talk, Topic};

pub(super) const TALKS: &[Talk] = &[
    Talk {
        language: Language::English,
        thanks: (
            &["Thanks, that's all.", "Works now, thank you!", "perfect, thx", "Great, I'll do that."],
            &[
                "You're welcome.",
                "Happy to help. Have a good day!",
                "Any time. The desk is here around the clock.",
            ],
        ),
        topics: &[
            Topic {
                title: "Remaining holidays",
                exchanges: &[
                    (
                        &[
                            "How many days of holiday do I have left?",
                            "Can you tell me my remaining leave?",
                            "holiday balance please",
                        ],
                        &[
                            "You have {n} days left this year, and 2 carried over that lapse at the end of March.",
                            "{n} days, of which 3 are planned already.",
                        ],
                    ),
                    (
                        &["I'd like to take next Friday off.", "I'd like to take {n} days in August."],
                        &[
                            "Shall I send the request to your manager? It will have the number {ref}.",
                            "That fits in with your team. Shall I send the request {ref} to your manager?",
                        ],
                    ),
                    (
                        &["Yes, please send it.", "Yes please"],
                        &["Sent. You'll hear from them; most requests are answered within {n} hours."],
                    ),
                ],
            },
            Topic {
                title: "Expenses of a trip",
                exchanges: &[
                    (
                        &[
                            "How do I claim {amount} € for a train ticket?",
                            "Where do I hand in receipts?",
                            "My expense report {ref} was sent back. Why?",
                        ],
                        &[
                            "Take a picture of the receipt in the expenses app and choose the cost centre. Reports until the 20th are paid with the next salary.",
                            "In the expenses app: take a picture of each. The paper can go into the bin afterwards.",
                            "Report {ref} lacks the receipt for {amount} €. Add it and send it once more.",
                        ],
                    ),
                    (
                        &["I lost the receipt.", "Is there a limit for hotels?"],
                        &[
                            "Then fill in the form for missing receipts; up to 50 € your manager's word is enough.",
                            "120 € per night, in capitals 160 €. Above that, ask before you book.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "VPN does not connect",
                exchanges: &[
                    (
                        &[
                            "My VPN doesn't connect since this morning.",
                            "VPN error {ref}, what can I do?",
                            "I can't reach the file server from home.",
                        ],
                        &[
                            "Please sign out of the VPN app, restart the laptop and sign in again. Does it show an error number?",
                            "Error {ref} means that the certificate has run out. I can renew it: are you in the office or at home?",
                            "The file server is reached through the VPN only. Is the VPN connected, and what does it show?",
                        ],
                    ),
                    (
                        &["At home.", "Still the same after a restart.", "No number, it just spins."],
                        &[
                            "Then open the link I just sent to your phone and confirm. The new certificate arrives in {n} minutes.",
                            "I have opened ticket {ref}. Network support will call you before {time}.",
                        ],
                    ),
                    (&["It works again!", "Connected, finally."], &["Good. I have closed ticket {ref}."]),
                ],
            },
            Topic {
                title: "New laptop",
                exchanges: &[
                    (
                        &[
                            "My laptop is very slow. When do I get a new one?",
                            "The battery lasts {n} minutes. Can I have another laptop?",
                            "How do I order a laptop for a new colleague?",
                        ],
                        &[
                            "Laptops are replaced after four years; yours is due in {n} months. A new battery is possible at once.",
                            "That is less than it should. I can order a battery now; the laptop itself is due in {n} months.",
                            "Order it in the service shop under Workplace. Delivery takes about {n} working days.",
                        ],
                    ),
                    (
                        &["Then a battery please.", "Which models are there?"],
                        &[
                            "Ordered, number {ref}. Bring the laptop to room {berth}; it takes half an hour.",
                            "A 14-inch standard one and a 16-inch one for engineering and design.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Password forgotten",
                exchanges: &[
                    (
                        &[
                            "I forgot my password after the holidays",
                            "My account is locked.",
                            "How can I change my password?",
                        ],
                        &[
                            "I can send a code to the phone ending in {n}7. Is that one still yours?",
                            "Your account was locked after {n} wrong attempts. It opens by itself in 15 minutes, or now with a code.",
                            "In the staff portal under Security. I can also send you a code to set a new one right away.",
                        ],
                    ),
                    (
                        &["Yes, send the code.", "yes"],
                        &["Sent. Choose at least 14 characters; a sentence is easiest to remember."],
                    ),
                ],
            },
            Topic {
                title: "Parking permit",
                exchanges: &[
                    (
                        &[
                            "Can I get a parking space at the terminal?",
                            "My parking card stopped working at gate {n}.",
                        ],
                        &[
                            "There are spaces on deck {berth}. The permit is {amount} € a month and is taken from your salary.",
                            "It ran out yesterday. I have extended it for a week; please renew it until then.",
                        ],
                    ),
                    (
                        &["OK, please register me.", "Thanks. How do I renew it?"],
                        &[
                            "Done, permit {ref}. It is valid from tomorrow.",
                            "In the staff portal under Mobility, or here: just say renew.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Sick note",
                exchanges: &[
                    (
                        &["I'm ill today. What do I have to do?", "Where do I send my sick note?"],
                        &[
                            "Get well soon. I have told your team lead; from the fourth day on we need a doctor's note.",
                            "The insurer sends it to us by itself. You needn't do anything.",
                        ],
                    ),
                    (
                        &["I had a shift at {time}.", "It will be {n} days."],
                        &[
                            "The shift at {time} is free for the pool now. Rest!",
                            "Noted. Your shifts are taken over until then.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Meeting rooms",
                exchanges: &[
                    (
                        &[
                            "Is there a room for {n} people at {time}?",
                            "Book a room for {n} at {time} please",
                        ],
                        &[
                            "Room {berth} is free from {time}, with screen and camera. Shall I book it?",
                            "At {time} only the small room {berth} is free. Half an hour later there are three.",
                        ],
                    ),
                    (
                        &["Yes.", "Take {berth}."],
                        &["Booked, number {ref}. The invitation is in your calendar."],
                    ),
                ],
            },
            Topic {
                title: "Payslip",
                exchanges: &[
                    (
                        &[
                            "Where do I find my payslip?",
                            "Why is there {amount} € less this month?",
                            "There's something wrong with my night-shift bonus.",
                        ],
                        &[
                            "In the staff portal under Documents. It is there on the 27th.",
                            "You took {n} hours of unpaid leave, and the travel advance of {amount} € was set off. The details stand on page two.",
                            "I see {n} night hours on record for last month. Do you miss any?",
                        ],
                    ),
                    (
                        &["I'd like to talk to someone.", "Can payroll have a look?"],
                        &["Of course. Payroll calls you at {time}; your case is {ref}."],
                    ),
                ],
            },
            Topic {
                title: "Safety shoes and work clothes",
                exchanges: &[(
                    &["I need new safety shoes, size 4{n}.", "Where do I get a high-visibility jacket?"],
                    &[
                        "At the store in hall {berth}, weekdays until {time}. Bring your staff card.",
                        "Ordered, number {ref}. You can fetch it from hall {berth} in {n} days.",
                    ],
                )],
            },
            Topic {
                title: "Printer",
                exchanges: &[
                    (
                        &[
                            "The printer in {berth} says paper jam but there is none.",
                            "I can't find printer {berth}.",
                        ],
                        &[
                            "Open the rear flap and look for a scrap behind the roller, then switch it off for a minute.",
                            "Add it under the name prn-{ref}. You need the VPN for it.",
                        ],
                    ),
                    (
                        &["That did it.", "No luck"],
                        &[
                            "Good. Should it jam again, tell me and a technician comes.",
                            "A technician comes at {time}. Use the one in the corridor until then.",
                        ],
                    ),
                ],
            },
            Topic {
                title: "Working from abroad",
                exchanges: &[
                    (
                        &[
                            "May I work from my parents' place abroad for {n} weeks?",
                            "Can I work from another country in August?",
                        ],
                        &[
                            "Within the EU up to 30 days a year. Ask your manager and tell us {n} weeks ahead, so that we can order the A1 certificate.",
                        ],
                    ),
                    (
                        &["What is the A1 certificate?", "Who pays for it?"],
                        &["It proves that you stay insured at home. It is free and comes by e-mail."],
                    ),
                ],
            },
        ],
    },
    Talk {
        language: Language::German,
        thanks: (
            &["Danke, das war's.", "Läuft wieder, vielen Dank!"],
            &["Gern geschehen.", "Immer gern. Schönen Feierabend!"],
        ),
        topics: &[
            Topic {
                title: "Resturlaub",
                exchanges: &[
                    (
                        &["Wie viele Urlaubstage habe ich noch?", "Mein Resturlaub bitte"],
                        &[
                            "Sie haben noch {n} Tage, davon verfallen 2 Ende März.",
                            "{n} Tage, davon sind 3 schon verplant.",
                        ],
                    ),
                    (
                        &["Ich möchte am Freitag frei nehmen."],
                        &["Der Antrag {ref} liegt bei Ihrer Teamleitung."],
                    ),
                ],
            },
            Topic {
                title: "Reisekosten",
                exchanges: &[(
                    &["Wie rechne ich {amount} € für die Bahn ab?", "Abrechnung {ref} kam zurück, warum?"],
                    &[
                        "Beleg in der App fotografieren und die Kostenstelle wählen. Bis zum 20. eingereicht, kommt es mit dem nächsten Gehalt.",
                        "Es fehlt der Beleg über {amount} €. Bitte nachreichen.",
                    ],
                )],
            },
            Topic {
                title: "VPN verbindet nicht",
                exchanges: &[
                    (
                        &["Das VPN geht seit heute früh nicht.", "VPN-Fehler {ref}, was tun?"],
                        &[
                            "Bitte abmelden, den Laptop neu starten und wieder anmelden.",
                            "Das Zertifikat ist abgelaufen. Sind Sie im Büro oder zu Hause?",
                        ],
                    ),
                    (
                        &["Zu Hause.", "Immer noch nichts."],
                        &[
                            "Dann bestätigen Sie bitte die Nachricht auf dem Handy. In {n} Minuten ist das neue da.",
                            "Ticket {ref} ist offen, die Technik ruft bis {time} an.",
                        ],
                    ),
                ],
            },
        ],
    },
    Talk {
        language: Language::French,
        thanks: (
            &["Merci, c'est tout.", "Ça marche, merci !"],
            &["Avec plaisir.", "Je vous en prie, bonne journée !"],
        ),
        topics: &[
            Topic {
                title: "Solde de congés",
                exchanges: &[
                    (
                        &["Combien de jours de congé me reste-t-il ?"],
                        &["Il vous reste {n} jours, dont 2 à prendre avant fin mars."],
                    ),
                    (
                        &["Je voudrais poser vendredi."],
                        &["La demande {ref} est partie chez votre responsable."],
                    ),
                ],
            },
            Topic {
                title: "Note de frais",
                exchanges: &[
                    (
                        &["Comment me faire rembourser {amount} € de train ?"],
                        &[
                            "Photographiez le reçu dans l'application. Déposée avant le 20, la note est payée avec le prochain salaire.",
                        ],
                    ),
                    (&["J'ai perdu le reçu."], &["Jusqu'à 50 €, l'accord de votre responsable suffit."]),
                ],
            },
        ],
    },
    Talk {
        language: Language::Spanish,
        thanks: (
            &["Gracias, eso es todo.", "Ya funciona, ¡gracias!"],
            &["De nada.", "Un placer, ¡buen día!"],
        ),
        topics: &[
            Topic {
                title: "Vacaciones pendientes",
                exchanges: &[
                    (
                        &["¿Cuántos días de vacaciones me quedan?"],
                        &["Le quedan {n} días; 2 caducan a finales de marzo."],
                    ),
                    (&["Quiero pedir el viernes."], &["La solicitud {ref} está en manos de su responsable."]),
                ],
            },
            Topic {
                title: "Ordenador portátil",
                exchanges: &[
                    (
                        &["El portátil va muy lento, ¿cuándo me toca otro?"],
                        &["Se cambian a los cuatro años; el suyo, dentro de {n} meses."],
                    ),
                    (&["¿Y una batería nueva?"], &["Pedida, número {ref}. Pase por la sala {berth}."]),
                ],
            },
        ],
    },
    Talk {
        language: Language::Portuguese,
        thanks: (&["Obrigado, é tudo.", "Já funciona, obrigada!"], &["De nada. Bom trabalho!"]),
        topics: &[
            Topic {
                title: "Dias de férias",
                exchanges: &[
                    (
                        &["Quantos dias de férias ainda tenho?"],
                        &["Tem {n} dias, dos quais 2 caducam no fim de março."],
                    ),
                    (&["Queria tirar a sexta-feira."], &["O pedido {ref} seguiu para a sua chefia."]),
                ],
            },
            Topic {
                title: "VPN não liga",
                exchanges: &[(
                    &["A VPN não liga desde manhã.", "Erro {ref} na VPN"],
                    &[
                        "Termine a sessão, reinicie o portátil e entre de novo.",
                        "O certificado expirou. O novo chega em {n} minutos.",
                    ],
                )],
            },
        ],
    },
    Talk {
        language: Language::Italian,
        thanks: (&["Grazie, è tutto.", "Funziona, grazie!"], &["Prego, buona giornata!"]),
        topics: &[Topic {
            title: "Ferie residue",
            exchanges: &[
                (
                    &["Quanti giorni di ferie mi restano?"],
                    &["Le restano {n} giorni, 2 scadono a fine marzo."],
                ),
                (&["Vorrei prendere venerdì."], &["La richiesta {ref} è dal suo responsabile."]),
            ],
        }],
    },
    Talk {
        language: Language::Turkish,
        thanks: (&["Teşekkürler.", "Oldu, sağ olun!"], &["Rica ederim, iyi çalışmalar!"]),
        topics: &[Topic {
            title: "Kalan izin",
            exchanges: &[
                (&["Kaç gün iznim kaldı?"], &["{n} gününüz var, 2 günü mart sonunda yanıyor."]),
                (&["Cuma günü izin istiyorum."], &["{ref} numaralı talep yöneticinize gitti."]),
            ],
        }],
    },
    Talk {
        language: Language::Polish,
        thanks: (&["Dziękuję, to wszystko.", "Działa, dzięki!"], &["Proszę bardzo, miłego dnia!"]),
        topics: &[Topic {
            title: "Pozostały urlop",
            exchanges: &[
                (&["Ile dni urlopu mi zostało?"], &["Zostało {n} dni, 2 przepadają z końcem marca."]),
                (&["Chcę wziąć piątek."], &["Wniosek {ref} jest u przełożonego."]),
            ],
        }],
    },
    Talk {
        language: Language::Russian,
        thanks: (&["Спасибо, это всё.", "Заработало, спасибо!"], &["Пожалуйста, хорошего дня!"]),
        topics: &[
            Topic {
                title: "Остаток отпуска",
                exchanges: &[
                    (
                        &["Сколько дней отпуска у меня осталось?"],
                        &["Осталось {n} дней, из них 2 сгорят в конце марта."],
                    ),
                    (&["Хочу взять пятницу."], &["Заявка {ref} у вашего руководителя."]),
                ],
            },
            Topic {
                title: "Не подключается VPN",
                exchanges: &[
                    (&["VPN не подключается с утра."], &["Выйдите, перезагрузите ноутбук и войдите снова."]),
                    (&["Не помогло."], &["Заявка {ref} открыта, вам позвонят до {time}."]),
                ],
            },
        ],
    },
    Talk {
        language: Language::Ukrainian,
        thanks: (&["Дякую, це все.", "Запрацювало, дякую!"], &["Будь ласка, гарного дня!"]),
        topics: &[Topic {
            title: "Залишок відпустки",
            exchanges: &[
                (
                    &["Скільки днів відпустки в мене лишилося?"],
                    &["Лишилося {n} днів, 2 згорять наприкінці березня."],
                ),
                (&["Хочу взяти п'ятницю."], &["Заявка {ref} у вашого керівника."]),
            ],
        }],
    },
    Talk {
        language: Language::Greek,
        thanks: (&["Ευχαριστώ, αυτό ήταν.", "Δουλεύει, ευχαριστώ!"], &["Παρακαλώ, καλή συνέχεια!"]),
        topics: &[Topic {
            title: "Υπόλοιπο αδείας",
            exchanges: &[
                (&["Πόσες μέρες άδεια μου μένουν;"], &["Σας μένουν {n} μέρες, οι 2 λήγουν τέλος Μαρτίου."]),
                (&["Θέλω την Παρασκευή."], &["Το αίτημα {ref} πήγε στον προϊστάμενό σας."]),
            ],
        }],
    },
    Talk {
        language: Language::Arabic,
        thanks: (&["شكرًا، هذا كل شيء.", "يعمل الآن، شكرًا!"], &["على الرحب والسعة."]),
        topics: &[Topic {
            title: "رصيد الإجازات",
            exchanges: &[
                (&["كم يومًا بقي من إجازتي؟"], &["بقي لك {n} أيام، يسقط منها يومان نهاية مارس."]),
                (&["أريد إجازة يوم الجمعة."], &["أُرسل الطلب {ref} إلى مديرك."]),
            ],
        }],
    },
    Talk {
        language: Language::Hebrew,
        thanks: (&["תודה, זה הכול.", "עובד, תודה!"], &["בשמחה, יום טוב!"]),
        topics: &[Topic {
            title: "יתרת חופשה",
            exchanges: &[
                (&["כמה ימי חופשה נשארו לי?"], &["נשארו לך {n} ימים, 2 מהם יפוגו בסוף מרץ."]),
                (&["אני רוצה לקחת את יום חמישי."], &["הבקשה {ref} נשלחה למנהל."]),
            ],
        }],
    },
    Talk {
        language: Language::Hindi,
        thanks: (&["धन्यवाद, बस इतना ही।", "अब चल रहा है, शुक्रिया!"], &["आपका स्वागत है।"]),
        topics: &[Topic {
            title: "बची हुई छुट्टियाँ",
            exchanges: &[
                (&["मेरी कितनी छुट्टियाँ बची हैं?"], &["आपकी {n} छुट्टियाँ बची हैं, 2 मार्च के अंत में समाप्त होंगी।"]),
                (&["मुझे शुक्रवार को छुट्टी चाहिए।"], &["अनुरोध {ref} आपके प्रबंधक के पास है।"]),
            ],
        }],
    },
    Talk {
        language: Language::Chinese,
        thanks: (&["谢谢，没有了。", "好了，多谢！"], &["不客气，祝工作顺利！"]),
        topics: &[
            Topic {
                title: "剩余年假",
                exchanges: &[
                    (&["我还有几天年假？"], &["您还有{n}天，其中2天三月底到期。"]),
                    (&["我想周五休假。"], &["申请{ref}已发给您的主管。"]),
                ],
            },
            Topic {
                title: "VPN 连不上",
                exchanges: &[(
                    &["VPN从早上开始连不上。", "VPN报错{ref}，怎么办？"],
                    &["请退出登录，重启电脑后再试。", "证书过期了，新的{n}分钟后送达。"],
                )],
            },
        ],
    },
    Talk {
        language: Language::Japanese,
        thanks: (&["ありがとうございます。以上です。", "直りました！"], &["どういたしまして。"]),
        topics: &[
            Topic {
                title: "有給休暇の残り",
                exchanges: &[
                    (&["有給はあと何日ありますか？"], &["あと{n}日です。うち2日は3月末で失効します。"]),
                    (&["金曜日に休みたいです。"], &["申請{ref}を上長に送りました。"]),
                ],
            },
            Topic {
                title: "経費精算",
                exchanges: &[(
                    &["電車代{amount}ユーロの精算方法を教えてください。"],
                    &["アプリで領収書を撮影し、原価センターを選んでください。"],
                )],
            },
        ],
    },
    Talk {
        language: Language::Korean,
        thanks: (&["감사합니다. 그게 다예요.", "이제 되네요!"], &["천만에요. 좋은 하루 되세요!"]),
        topics: &[Topic {
            title: "남은 연차",
            exchanges: &[
                (&["연차가 며칠 남았나요?"], &["{n}일 남았고 2일은 3월 말에 소멸됩니다."]),
                (&["금요일에 쉬고 싶어요."], &["신청 {ref}이 팀장에게 전달되었습니다."]),
            ],
        }],
    },
    Talk {
        language: Language::Thai,
        thanks: (&["ขอบคุณครับ แค่นี้ครับ", "ใช้ได้แล้ว ขอบคุณค่ะ"], &["ยินดีค่ะ"]),
        topics: &[Topic {
            title: "วันลาคงเหลือ",
            exchanges: &[
                (&["ฉันเหลือวันลากี่วัน"], &["เหลือ {n} วัน โดย 2 วันจะหมดอายุสิ้นเดือนมีนาคมค่ะ"]),
                (&["อยากลาวันศุกร์ครับ"], &["ส่งคำขอ {ref} ให้หัวหน้าแล้วค่ะ"]),
            ],
        }],
    },
];
