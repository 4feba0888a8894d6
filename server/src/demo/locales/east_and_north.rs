//! The rest of those who write Latin letters.

use super::{Language, Locale, Order};

pub(super) const LOCALES: &[Locale] = &[
    Locale {
        language: Language::Polish,
        weight: 4,
        order: Order::GivenFirst,
        cities: ["gdansk", "gdynia", "szczecin"],
        she: "Zofia Zuzanna Hanna Julia Maja Małgorzata Agnieszka Katarzyna Elżbieta Bożena Grażyna Świętosława Łucja \
              Róża Żaneta Wiesława Jadwiga Kinga Oliwia Dorota",
        he: "Jakub Szymon Wojciech Łukasz Michał Paweł Grzegorz Krzysztof Zbigniew Stanisław Sławomir Mieczysław \
             Tadeusz Włodzimierz Bartłomiej Kacper Mikołaj Jędrzej Błażej Radosław",
        last: "Nowak Kowalski/Kowalska Wiśniewski/Wiśniewska Wójcik Kowalczyk Kamiński/Kamińska \
               Lewandowski/Lewandowska Zieliński/Zielińska Szymański/Szymańska Woźniak Dąbrowski/Dąbrowska \
               Kozłowski/Kozłowska Jankowski/Jankowska Mazur Kwiatkowski/Kwiatkowska Krawczyk Piotrowski/Piotrowska \
               Grabowski/Grabowska Nowakowski/Nowakowska Pawłowski/Pawłowska Michalski/Michalska Król Wieczorek \
               Jabłoński/Jabłońska Wróbel Majewski/Majewska Olszewski/Olszewska Stępień Jaworski/Jaworska Malinowski/Malinowska \
               Pawlak Górski/Górska Sikora Żak Błaszczyk Głowacki/Głowacka Ćwikliński/Ćwiklińska Szczęsny/Szczęsna Źrebiec \
               Brzęczyszczykiewicz",
    },
    Locale {
        language: Language::English,
        weight: 3,
        order: Order::GivenFirst,
        cities: ["praha", "decin", "bratislava"],
        she: "Eliška Tereza Anežka Barbora Kateřina Kristýna Lucie Markéta Zdeňka Růžena Věra Jiřina Šárka Ľubica \
              Žofia Alžbeta",
        he: "Jiří Tomáš Matěj Vojtěch Ondřej Šimon Lukáš Přemysl Bohuslav Zdeněk Radek Miloš Václav Ľuboš Juraj \
             Štefan",
        last: "Novák/Nováková Svoboda/Svobodová Novotný/Novotná Dvořák/Dvořáková Černý/Černá Procházka/Procházková \
               Kučera/Kučerová Veselý/Veselá Horák/Horáková Němec/Němcová Pokorný/Pokorná Marek/Marková Pospíšil/Pospíšilová \
               Hájek/Hájková Jelínek/Jelínková Král/Králová Růžička/Růžičková Beneš/Benešová Fiala/Fialová Sedláček/Sedláčková \
               Doležal/Doležalová Zeman/Zemanová Kolář/Kolářová Krejčí Navrátil/Navrátilová Čermák/Čermáková Vaněk/Vaňková \
               Urban/Urbanová Blažek/Blažková Kříž/Křížová Kováč/Kováčová Ďurica/Ďuricová Hronský/Hronská Žák/Žáková",
    },
    Locale {
        language: Language::English,
        weight: 2,
        order: Order::FamilyFirst,
        cities: ["budapest", "gyor", "szeged"],
        she: "Hanna Zsófia Réka Eszter Ágnes Boglárka Tünde Ildikó Gyöngyi Csilla Judit Emőke Virág Zsuzsanna Piroska \
              Enikő",
        he: "Bence Máté Levente Ádám Zoltán Gábor Balázs Ferenc György Sándor Attila Lőrinc Örs Tibor Szabolcs \
             Kálmán",
        last: "Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács Juhász Lakatos \
               Mészáros Oláh Simon Rácz Fekete Szilágyi Török Fehér Balázs Gál Szűcs Kocsis Pintér Fodor Sipos Magyar \
               Gulyás Bíró Győri Hegedűs",
    },
    Locale {
        language: Language::English,
        weight: 2,
        order: Order::GivenFirst,
        cities: ["constanta", "galati", "braila"],
        she: "Ioana Andreea Mălina Ștefania Cătălina Mihaela Ruxandra Smaranda Ileana Sânziana Brândușa Lăcrămioara \
              Anca Raluca",
        he: "Andrei Ștefan Cătălin Mihai Răzvan Dragoș Călin Bogdan Ion Gheorghe Horațiu Lucian Tiberiu Vlăduț",
        last: "Popa Popescu Ionescu Radu Stan Dumitrescu Gheorghiu Stoica Constantinescu Rusu Munteanu Matei Șerban \
               Ciobanu Țurcanu Mărginean Brătianu Ungureanu Văcărescu Cârstea Năstase Bălan Dănilă Pârvu Țepeș Sârbu \
               Lupu Moldovan Călinescu Dobre",
    },
    Locale {
        language: Language::English,
        weight: 5,
        order: Order::GivenFirst,
        cities: ["goteborg", "bergen", "aarhus"],
        she: "Alma Elsa Astrid Freja Saga Ebba Åsa Märta Ingrid Solveig Ragnhild Sigrid Torbjørg Bjørg Turid Karen \
              Mette Kirsten Gudrun Maja Linnéa Tindra Ylva Bodil Guðrún=gudhrun Þórdís Sólveig=solveigh Ásta",
        he: "Nils Åke Göran Sören Björn=bjorn Håkan Lars Anders Torbjörn Øystein Bjørn=bjoern Håvard Pål Kåre Asbjørn \
             Søren=soeren Jørgen Mads Rasmus Troels Magnus Sverre Eirik Leif Sigurður Þórarinn Óðinn Ægir",
        last: "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Lindström \
               Lindqvist Bergström Sjöberg Åkesson Öberg Björklund Nyström Hansen Johansen Olsen Larsen Andersen \
               Pedersen Nilsen Kristiansen Jensen Karlsen Eriksen Berg Haugen Hagen Solberg Bakke Strømsvåg Fjeldså \
               Rønning Sørensen Møller Østergaard Kjær Nørgaard Ødegård Skjærvø Þorláksson=thorlaksson Bjarnadóttir",
    },
    Locale {
        language: Language::English,
        weight: 2,
        order: Order::GivenFirst,
        cities: ["helsinki", "tallinn", "riga"],
        she: "Aino Eeva Päivi Sirkka Hilja Kyllikki Venla Tuuli Säde Kärt Ülle Õie Līga Ilze Dzintra Rūta Eglė Živilė",
        he: "Väinö Eino Jyrki Yrjö Seppo Heikki Mäo Tõnu Jüri Ülo Priit Jānis Ģirts Kārlis Uldis Žydrūnas Kęstutis \
             Ąžuolas",
        last: "Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen \
               Niskanen Pöyhönen Kärkkäinen Tamm Saar Sepp Mägi Kask Kukk Rebane Õunapuu Bērziņš/Bērziņa Kalniņš/Kalniņa \
               Ozols/Ozola Krūmiņš/Krūmiņa Zariņš/Zariņa Kazlauskas/Kazlauskienė Petrauskas/Petrauskienė \
               Jankauskas/Jankauskienė",
    },
    Locale {
        language: Language::English,
        weight: 2,
        order: Order::GivenFirst,
        cities: ["split", "rijeka", "koper"],
        she: "Ana Lucija Mia Đurđica Željka Nevenka Božena Snježana Dubravka Ljubica Špela Živa Vesna Zvezdana Mirjana \
              Jelena",
        he: "Luka Ivan Marko Željko Đorđe Siniša Goran Krešimir Tomislav Božidar Žarko Matjaž Jurij Sašo Dušan Miloš",
        last: "Horvat Kovačević Babić Marić Jurić Novak Kovačić Knežević Vuković Marković Petrović Matić Tomić Pavlović \
               Kovač Božić Blažević Grgić Pavić Radić Perić Filipović Šarić Lovrić Vidović Perković Popović Đurić \
               Žnidaršič Kranjc Zupančič Potočnik Čehovin Šušteršič Ðorđević",
    },
    Locale {
        language: Language::Turkish,
        weight: 4,
        order: Order::GivenFirst,
        cities: ["izmir", "mersin", "trabzon"],
        she: "Zeynep Elif Ayşe Fatma Hatice Özlem Gülşah Şule Çiğdem Ebru Nurgül Sevgi Yıldız Işıl Tuğba Pınar Ülkü \
              Defne Ece İrem",
        he: "Mehmet Mustafa Ahmet Ali Hüseyin İbrahim Ömer Çağrı Oğuz Barış Kağan Tuğrul Şükrü Yiğit Ümit Göktürk \
             Özgür Emre Cem Işık",
        last: "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara \
               Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Güneş Acar Bulut Tekin Işık Keskin Ateş Bozkurt \
               Türkmen Karadağ Gümüş Denizci Kaptanoğlu Balıkçı Uçar Öğüt",
    },
    Locale {
        language: Language::English,
        weight: 3,
        order: Order::FamilyFirst,
        cities: ["haiphong", "danang", "vungtau"],
        she: "Thị_Lan Minh_Anh Thu_Hà Ngọc_Ánh Bích_Phượng Hồng_Nhung Kim_Liên Mỹ_Duyên Thanh_Trúc Phương_Thảo Quỳnh_Như \
              Tuyết_Mai Hải_Yến Diễm_Quỳnh Khánh_Linh Xuân_Hương",
        he: "Văn_Hùng Minh_Đức Quốc_Bảo Hữu_Phước Đình_Trọng Anh_Tuấn Thành_Long Công_Vinh Ngọc_Sơn Hoàng_Nam Việt_Dũng \
             Xuân_Trường Trung_Kiên Gia_Huy Tấn_Tài Đăng_Khoa",
        last: "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ=vo Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Tạ Lương Tô Cao Châu \
               Quách La Thạch Hà Tăng Đoàn Lâm",
    },
    Locale {
        language: Language::English,
        weight: 2,
        order: Order::GivenFirst,
        cities: ["lagos", "mombasa", "tema"],
        she: "Adébáyọ̀ Ọmọlará Títílayọ̀ Fúnmiláyọ̀ Chinyere Ngọzi Adaeze Nkechi Akosua Abena Efua Wanjirũ Achieng Zawadi \
              Neema Halima",
        he: "Ọláolúwa Babátúndé Adéwálé Olúṣẹ́gun Chukwuemeka Ikenna Obinna Ṣàngó Kwame Kofi Yaw Kĩmani Otieno Baraka \
             Jabari Tendai",
        last: "Adéyẹmí Okonkwo Balógun Ọdúyà Ọlátúnjí Eze Nwosu Obi Okafor Achebe Mensah Owusu Asante Boateng Osei \
               Kamau Mwangi Njoroge Ochieng Odhiambo Wekesa Mutua Kĩpchoge Juma Mwinyi Ṣóyínká Àjàyí Fágúnwà Abiọ́lá \
               Nakamba",
    },
];
