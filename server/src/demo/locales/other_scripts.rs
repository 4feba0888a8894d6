//! Those who write other letters than Latin ones.

use super::{Language, Locale, Order};

pub(super) const LOCALES: &[Locale] = &[
    Locale {
        language: Language::Russian,
        weight: 4,
        order: Order::GivenFirst,
        cities: ["murmansk", "arkhangelsk", "astrakhan"],
        she: "Анна=anna Мария=maria Елена=elena Ольга=olga Наталья=natalya Татьяна=tatyana Ирина=irina \
              Светлана=svetlana Екатерина=ekaterina Дарья=darya Алёна=alyona Ксения=ksenia Полина=polina \
              Людмила=lyudmila Вера=vera Надежда=nadezhda Юлия=yulia Галина=galina Зоя=zoya Евгения=evgenia",
        he: "Александр=aleksandr Дмитрий=dmitry Максим=maksim Сергей=sergey Андрей=andrey Алексей=aleksey \
             Артём=artyom Илья=ilya Кирилл=kirill Михаил=mikhail Никита=nikita Матвей=matvey Роман=roman Егор=egor \
             Фёдор=fyodor Пётр=pyotr Николай=nikolay Тимофей=timofey Игорь=igor Вячеслав=vyacheslav",
        last: "Иванов=ivanov/Иванова=ivanova Смирнов=smirnov/Смирнова=smirnova Кузнецов=kuznetsov/Кузнецова=kuznetsova \
               Попов=popov/Попова=popova Васильев=vasilyev/Васильева=vasilyeva Петров=petrov/Петрова=petrova \
               Соколов=sokolov/Соколова=sokolova Михайлов=mikhaylov/Михайлова=mikhaylova \
               Новиков=novikov/Новикова=novikova Фёдоров=fyodorov/Фёдорова=fyodorova Морозов=morozov/Морозова=morozova \
               Волков=volkov/Волкова=volkova Алексеев=alekseyev/Алексеева=alekseyeva Лебедев=lebedev/Лебедева=lebedeva \
               Семёнов=semyonov/Семёнова=semyonova Егоров=yegorov/Егорова=yegorova Павлов=pavlov/Павлова=pavlova \
               Козлов=kozlov/Козлова=kozlova Степанов=stepanov/Степанова=stepanova Орлов=orlov/Орлова=orlova \
               Ёлкин=yolkin/Ёлкина=yolkina Щукин=shchukin/Щукина=shchukina Зайцев=zaytsev/Зайцева=zaytseva \
               Соловьёв=solovyov/Соловьёва=solovyova Воробьёв=vorobyov/Воробьёва=vorobyova \
               Жуков=zhukov/Жукова=zhukova Моряков=moryakov/Морякова=moryakova Лоцманов=lotsmanov/Лоцманова=lotsmanova \
               Достоевский=dostoyevsky/Достоевская=dostoyevskaya Крамской=kramskoy/Крамская=kramskaya",
    },
    Locale {
        language: Language::Ukrainian,
        weight: 3,
        order: Order::GivenFirst,
        cities: ["odesa", "mykolaiv", "izmail"],
        she: "Оксана=oksana Олена=olena Наталія=nataliia Ірина=iryna Юлія=yuliia Соломія=solomiia Леся=lesia \
              Дарина=daryna Злата=zlata Ганна=hanna Катерина=kateryna Їванна=yivanna Любов=liubov Мар'яна=mariana",
        he: "Олександр=oleksandr Андрій=andrii Богдан=bohdan Тарас=taras Микола=mykola Остап=ostap Ярослав=yaroslav \
             Єгор=yehor Юрій=yurii Сергій=serhii Володимир=volodymyr Ігор=ihor Максим=maksym Дем'ян=demian",
        last: "Шевченко=shevchenko Бондаренко=bondarenko Коваленко=kovalenko Ткаченко=tkachenko Кравченко=kravchenko \
               Олійник=oliinyk Мельник=melnyk Шевчук=shevchuk Поліщук=polishchuk Лисенко=lysenko Гончаренко=honcharenko \
               Мороз=moroz Савченко=savchenko Руденко=rudenko Марченко=marchenko Петренко=petrenko Кравчук=kravchuk \
               Клименко=klymenko Павленко=pavlenko Кузьменко=kuzmenko Левченко=levchenko Гаврилюк=havryliuk \
               Ковальський=kovalskyi/Ковальська=kovalska Заболотний=zabolotnyi/Заболотна=zabolotna Єфименко=yefymenko \
               Їжакевич=yizhakevych Ґалаґан=galagan Черненко=chernenko",
    },
    Locale {
        language: Language::English,
        weight: 1,
        order: Order::GivenFirst,
        cities: ["varna", "burgas", "beograd"],
        she: "Ивайла=ivayla Цветелина=tsvetelina Радка=radka Димитрина=dimitrina Љиљана=ljiljana Јелена=jelena \
              Снежана=snezhana Ђурђица=djurdjica",
        he: "Георги=georgi Ивайло=ivaylo Димитър=dimitar Цветан=tsvetan Страхил=strahil Ђорђе=djordje Његош=njegosh \
             Живојин=zhivojin",
        last: "Димитров=dimitrov/Димитрова=dimitrova Георгиев=georgiev/Георгиева=georgieva \
               Йорданов=yordanov/Йорданова=yordanova Стоянов=stoyanov/Стоянова=stoyanova \
               Колев=kolev/Колева=koleva Ангелов=angelov/Ангелова=angelova Петровић=petrovic Јовановић=jovanovic \
               Николић=nikolic Ђорђевић=djordjevic Живковић=zivkovic Љубичић=ljubicic Његовановић=njegovanovic",
    },
    Locale {
        language: Language::Greek,
        weight: 3,
        order: Order::GivenFirst,
        cities: ["piraeus", "thessaloniki", "patras"],
        she: "Μαρία=maria Ελένη=eleni Αικατερίνη=aikaterini Βασιλική=vasiliki Σοφία=sofia Αγγελική=angeliki \
              Γεωργία=georgia Δήμητρα=dimitra Χρυσούλα=chrysoula Ευαγγελία=evangelia Ζωή=zoi Θάλεια=thaleia \
              Καλλιόπη=kalliopi Ξένια=xenia",
        he: "Γιώργος=giorgos Δημήτρης=dimitris Κωνσταντίνος=konstantinos Ιωάννης=ioannis Νίκος=nikos Χρήστος=christos \
             Παναγιώτης=panagiotis Βασίλης=vasilis Αθανάσιος=athanasios Μιχάλης=michalis Ηλίας=ilias Θεόδωρος=theodoros \
             Οδυσσέας=odysseas Ξενοφών=xenofon",
        last: "Παπαδόπουλος=papadopoulos/Παπαδοπούλου=papadopoulou Βλάχος=vlachos/Βλάχου=vlachou \
               Αγγελόπουλος=angelopoulos/Αγγελοπούλου=angelopoulou Νικολαΐδης=nikolaidis/Νικολαΐδου=nikolaidou \
               Γεωργίου=georgiou Οικονόμου=oikonomou Δημητρίου=dimitriou Μακρής=makris/Μακρή=makri \
               Καραγιάννης=karagiannis/Καραγιάννη=karagianni Ιωαννίδης=ioannidis/Ιωαννίδου=ioannidou \
               Θεοδώρου=theodorou Αντωνίου=antoniou Καλογεράκης=kalogerakis/Καλογεράκη=kalogeraki \
               Ψαράς=psaras/Ψαρά=psara Ναυτικός=naftikos/Ναυτικού=naftikou Χατζής=chatzis/Χατζή=chatzi \
               Σταθόπουλος=stathopoulos/Σταθοπούλου=stathopoulou Ζαχαρίας=zacharias/Ζαχαρία=zacharia \
               Λάμπρου=lamprou Ξανθάκης=xanthakis/Ξανθάκη=xanthaki",
    },
    Locale {
        language: Language::English,
        weight: 1,
        order: Order::GivenFirst,
        cities: ["batumi", "poti", "yerevan"],
        she: "ნინო=nino თამარ=tamar მარიამ=mariam ქეთევან=ketevan ნათია=natia ლელა=lela ეკატერინე=ekaterine სოფიო=sopio",
        he: "გიორგი=giorgi დავით=davit ლევან=levan ნიკოლოზ=nikoloz ზურაბ=zurab ვახტანგ=vakhtang ირაკლი=irakli \
             შოთა=shota",
        last: "ბერიძე=beridze კაპანაძე=kapanadze გელაშვილი=gelashvili მამედოვი=mamedovi მაისურაძე=maisuradze \
               გიორგაძე=giorgadze ლომიძე=lomidze წიკლაური=tsiklauri კვარაცხელია=kvaratskhelia ჯანაშია=janashia \
               ხუციშვილი=khutsishvili ღონღაძე=ghonghadze",
    },
    Locale {
        language: Language::Arabic,
        weight: 5,
        order: Order::GivenFirst,
        cities: ["alexandria", "jeddah", "tangier"],
        she: "فاطمة=fatima مريم=maryam عائشة=aisha زينب=zainab ليلى=layla نور=nour سارة=sara هدى=huda سلمى=salma \
              ياسمين=yasmin خديجة=khadija رانيا=rania أمينة=amina دعاء=duaa شيماء=shaimaa هبة=hiba",
        he: "محمد=mohammed أحمد=ahmad علي=ali عمر=omar يوسف=youssef خالد=khalid إبراهيم=ibrahim حسن=hassan \
             مصطفى=mustafa عبد_الله=abdullah طارق=tariq سعيد=said كريم=karim زياد=ziad أنس=anas عبد_الرحمن=abdulrahman",
        last: "المصري=almasri الحسيني=alhusseini حداد=haddad النجار=alnajjar الخطيب=alkhatib الشريف=alsharif \
               بن_علي=binali الفاسي=alfassi المغربي=almaghribi التونسي=altunisi السوري=alsouri القاضي=alqadi \
               البحري=albahri الصياد=alsayyad منصور=mansour سليمان=suleiman عثمان=othman العلوي=alalaoui \
               الزهراني=alzahrani القحطاني=alqahtani الغامدي=alghamdi إدريس=idris رحماني=rahmani بوعزيز=bouaziz \
               الإسكندراني=aliskandarani شاهين=shahin قاسم=qasim أبو_زيد=abuzaid",
    },
    Locale {
        language: Language::English,
        weight: 1,
        order: Order::GivenFirst,
        cities: ["bandarabbas", "bushehr", "chabahar"],
        she: "پریسا=parisa شیرین=shirin نسرین=nasrin مهسا=mahsa ژاله=zhaleh گلناز=golnaz نیلوفر=niloufar آزاده=azadeh",
        he: "رضا=reza حسین=hossein امیر=amir کاوه=kaveh بهرام=bahram آرش=arash سیاوش=siavash پژمان=pezhman",
        last: "محمدی=mohammadi حسینی=hosseini احمدی=ahmadi کریمی=karimi رضایی=rezaei موسوی=mousavi جعفری=jafari \
               صادقی=sadeghi دریانورد=daryanavard گیلانی=gilani شیرازی=shirazi تهرانی=tehrani یزدی=yazdi چوپان=choupan",
    },
    Locale {
        language: Language::Hebrew,
        weight: 2,
        order: Order::GivenFirst,
        cities: ["haifa", "ashdod", "eilat"],
        she: "נועה=noa תמר=tamar מאיה=maya אביגיל=avigail שירה=shira יעל=yael רחל=rachel מיכל=michal רות=ruth חנה=hannah \
              אסתר=esther ענת=anat",
        he: "דוד=david יוסף=yosef אריאל=ariel נועם=noam איתן=eitan אורי=uri משה=moshe יעקב=yaakov שמואל=shmuel \
             גיא=guy אלעד=elad צבי=zvi",
        last: "כהן=cohen לוי=levi מזרחי=mizrahi פרץ=peretz ביטון=biton דהן=dahan אברהם=avraham פרידמן=friedman \
               אזולאי=azoulay מלכה=malka כץ=katz יוסף=yosef דוד=david עמר=amar גולן=golan חדד=hadad אוחיון=ohayon \
               בן_דוד=bendavid שפירא=shapira רוזנברג=rosenberg ימאי=yamai ברק=barak",
    },
    Locale {
        language: Language::Hindi,
        weight: 4,
        order: Order::GivenFirst,
        cities: ["mumbai", "kandla", "visakhapatnam"],
        she: "प्रिया=priya अनन्या=ananya दीपिका=deepika काव्या=kavya सुनीता=sunita लक्ष्मी=lakshmi मीनाक्षी=meenakshi पूजा=pooja \
              नेहा=neha श्रेया=shreya राधिका=radhika गायत्री=gayatri शकुंतला=shakuntala इंदिरा=indira ऋतु=ritu",
        he: "राहुल=rahul अमित=amit विक्रम=vikram अर्जुन=arjun रोहित=rohit संजय=sanjay सुरेश=suresh कृष्ण=krishna हर्ष=harsh \
             विनोद=vinod राजेंद्र=rajendra ध्रुव=dhruv ईशान=ishaan कबीर=kabir ज्ञानेश=gyanesh",
        last: "शर्मा=sharma वर्मा=verma सिंह=singh गुप्ता=gupta पटेल=patel मिश्रा=mishra यादव=yadav जोशी=joshi देशमुख=deshmukh \
               कुलकर्णी=kulkarni अग्रवाल=agarwal चौधरी=chaudhary त्रिपाठी=tripathi पाण्डेय=pandey मेहता=mehta ठाकुर=thakur \
               श्रीवास्तव=srivastava भट्ट=bhatt राजपूत=rajput नायर=nair अय्यर=iyer मल्होत्रा=malhotra कपूर=kapoor बनर्जी=banerjee",
    },
    Locale {
        language: Language::English,
        weight: 1,
        order: Order::GivenFirst,
        cities: ["chittagong", "chennai", "kochi"],
        she: "রাবেয়া=rabeya সুমাইয়া=sumaiya অনিন্দিতা=anindita মৌসুমী=moushumi கவிதா=kavitha மீனா=meena தமிழ்ச்செல்வி=tamilselvi \
              வள்ளி=valli",
        he: "রফিকুল=rafiqul শফিক=shafiq সৌমিত্র=soumitra অভিজিৎ=abhijit முருகன்=murugan கார்த்திக்=karthik செந்தில்=senthil \
             இளங்கோ=ilango",
        last: "ইসলাম=islam হোসেন=hossain রহমান=rahman চৌধুরী=chowdhury ঘোষ=ghosh দাস=das মুখোপাধ্যায়=mukhopadhyay \
               கண்ணன்=kannan சுப்ரமணியம்=subramaniam ராமன்=raman பாண்டியன்=pandiyan நடராஜன்=natarajan",
    },
    Locale {
        language: Language::Chinese,
        weight: 5,
        order: Order::FamilyFirstUnspaced,
        cities: ["shanghai", "qingdao", "kaohsiung"],
        she: "芳=fang 秀英=xiuying 丽=li 静=jing 敏=min 晓燕=xiaoyan 雪梅=xuemei 婷婷=tingting 雨桐=yutong 欣怡=xinyi \
              梦琪=mengqi 诗涵=shihan 佳慧=jiahui 玉兰=yulan 美玲=meiling 淑芬=shufen 宜君=yijun 紫萱=zixuan 若曦=ruoxi \
              思颖=siying",
        he: "伟=wei 强=qiang 磊=lei 军=jun 洋=yang 勇=yong 小明=xiaoming 志强=zhiqiang 建国=jianguo 浩然=haoran 子轩=zihxuan \
             宇航=yuhang 俊杰=junjie 家豪=jiahao 冠廷=guanting 文博=wenbo 天佑=tianyou 明哲=mingzhe 海涛=haitao 振华=zhenhua",
        last: "王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 黄=huang 赵=zhao 吴=wu 周=zhou 徐=xu 孙=sun 马=ma 朱=zhu \
               胡=hu 郭=guo 何=he 林=lin 高=gao 罗=luo 郑=zheng 梁=liang 谢=xie 宋=song 唐=tang 许=hsu 韩=han 冯=feng \
               邓=deng 曹=cao 彭=peng 曾=zeng 蕭=xiao 蔡=cai 潘=pan 欧阳=ouyang 司马=sima 諸葛=zhuge",
    },
    Locale {
        language: Language::Japanese,
        weight: 4,
        order: Order::FamilyFirst,
        cities: ["yokohama", "kobe", "nagasaki"],
        she: "陽菜=hina 結衣=yui 葵=aoi さくら=sakura 美咲=misaki 凛=rin 七海=nanami 花子=hanako 恵子=keiko 由美子=yumiko \
              千尋=chihiro 真由美=mayumi 彩香=ayaka ひかり=hikari エミリ=emiri 琴音=kotone",
        he: "翔太=shota 蓮=ren 大輔=daisuke 健=ken 拓也=takuya 悠真=yuma 湊=minato 颯太=sota 一郎=ichiro 直樹=naoki \
             誠=makoto 和也=kazuya 龍之介=ryunosuke 海斗=kaito 慎太郎=shintaro 隆=takashi",
        last: "佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 伊藤=ito 渡辺=watanabe 山本=yamamoto 中村=nakamura \
               小林=kobayashi 加藤=kato 吉田=yoshida 山田=yamada 佐々木=sasaki 山口=yamaguchi 松本=matsumoto 井上=inoue \
               木村=kimura 林=hayashi 斎藤=saito 清水=shimizu 山崎=yamazaki 池田=ikeda 阿部=abe 橋本=hashimoto \
               石川=ishikawa 前田=maeda 港=minato 五十嵐=igarashi 東海林=shoji 長谷川=hasegawa",
    },
    Locale {
        language: Language::Korean,
        weight: 3,
        order: Order::FamilyFirstUnspaced,
        cities: ["busan", "incheon", "ulsan"],
        she: "서연=seoyeon 지우=jiwoo 민서=minseo 하은=haeun 수빈=subin 지민=jimin 예은=yeeun 영희=younghee 미경=mikyung \
              은정=eunjung 다은=daeun 유진=yujin 혜원=hyewon 보라=bora",
        he: "민준=minjun 서준=seojun 도윤=doyun 예준=yejun 현우=hyunwoo 지훈=jihoon 준호=junho 성민=sungmin 철수=cheolsu \
             영호=youngho 동현=donghyun 태양=taeyang 우진=woojin 한결=hangyeol",
        last: "김=kim 이=lee 박=park 최=choi 정=jung 강=kang 조=cho 윤=yoon 장=jang 임=lim 한=han 오=oh 서=seo 신=shin \
               권=kwon 황=hwang 안=ahn 송=song 류=ryu 홍=hong 남궁=namgung 선우=sunwoo",
    },
    Locale {
        language: Language::Thai,
        weight: 2,
        order: Order::GivenFirst,
        cities: ["laemchabang", "songkhla", "phuket"],
        she: "สมหญิง=somying นภัสสร=napatsorn กัญญา=kanya พิมพ์ชนก=pimchanok สุดารัตน์=sudarat วิไล=wilai ณัฐธิดา=natthida มาลี=malee \
              อรุณี=arunee เพ็ญศรี=pensri",
        he: "สมชาย=somchai ธนากร=thanakorn วิชัย=wichai ณัฐพล=nattapon กิตติ=kitti ประเสริฐ=prasert ชัยวัฒน์=chaiwat สุรชัย=surachai \
             อนันต์=anan ปกรณ์=pakorn",
        last: "ใจดี=jaidee แสงทอง=saengthong ศรีสุข=srisuk วงศ์สวัสดิ์=wongsawat ทองคำ=thongkham บุญมี=boonmee รัตนพันธ์=rattanaphan \
               สุขสันต์=suksan จันทร์เพ็ญ=chanpen พงษ์ไพบูลย์=phongphaiboon มหาสมุทร=mahasamut เรืองศรี=rueangsri ชาวเรือ=chaoruea",
    },
    Locale {
        language: Language::English,
        weight: 1,
        order: Order::GivenFirst,
        cities: ["djibouti", "massawa", "asmara"],
        she: "ሰላም=selam ትዕግስት=tigist ሄለን=helen ማርታ=marta ራሄል=rahel አበባ=abeba",
        he: "ዳዊት=dawit አበበ=abebe ተስፋዬ=tesfaye ዮሐንስ=yohannes ካሳ=kassa ብርሃኑ=birhanu",
        last: "ተክሌ=tekle ገብረመድህን=gebremedhin ወልደሚካኤል=woldemichael ኃይለማርያም=hailemariam መኮንን=mekonnen ታደሰ=tadesse \
               አለሙ=alemu ከበደ=kebede",
    },
];
