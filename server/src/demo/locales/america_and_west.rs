//! Western Europe and the Americas.

use super::{Language, Locale, Order};

pub(super) const LOCALES: &[Locale] = &[
    Locale {
        language: Language::English,
        weight: 14,
        order: Order::MiddleInitial,
        cities: ["bristol", "halifax", "fremantle"],
        she: "Olivia Amelia Isla Ava Freya Grace Sophie Evie Charlotte Harriet Matilda Beatrice Eleanor Imogen Phoebe \
              Rosalind Abigail Hannah Naomi Ruth Esther Miriam Joanna Frances Margaret Dorothy Edith Iris Hazel Ivy \
              Violet Clara Audrey Bridget Maeve Siobhán Niamh Aoife Saoirse Gráinne Róisín Chloë Zoë Renée Tamsin \
              Kerensa Delyth Bronwen Carys Seren Ffion Morag Ailsa Kirsty Destiny Latoya Keisha Imani Makayla Brooke",
        he: "Oliver George Arthur Noah Leo Theodore Oscar Henry Archie Jack Thomas Edward Samuel Daniel Benjamin \
             William Frederick Edmund Rupert Hugo Jasper Felix Silas Ezra Caleb Isaac Jonah Gideon Malcolm Duncan \
             Hamish Angus Callum Fergus Ewan Rory Cormac Declan Eoin Pádraig Seán Ciarán Diarmuid Dafydd Rhys Gareth \
             Owain Emrys Gwilym Tyrone Darnell Marcus Xavier Wyatt Mason Logan Hunter Cooper Bradley Desmond",
        last: "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White \
               Roberts Green Hall Wood Jackson Clarke Harrison Fletcher Baxter Chandler Cartwright Thatcher Fisher \
               Mariner Shipley Harbour Ashworth Bickerstaff Cavendish Drummond Ellsworth Fairweather Galbraith \
               Hathaway Inglewood Jarvis Kingsley Lockwood Merriweather Norwood Ormond Pemberton Quigley Ravenscroft \
               Sinclair Tillotson Underhill Vickers Wainwright Yardley O'Brien O'Connor O'Sullivan Ó_Dálaigh \
               Ní_Bhriain McCarthy McDonald MacGregor MacLeod Campbell Stewart Fraser Murray Douglas Buchanan \
               Llewellyn Gwynne Pritchard Prosser Bevan Morgan Cadwallader Washington Jefferson Freeman Booker Banks \
               Okafor-Reid Smith-Jones Abernathy Blackwood Calloway Dunmore Everhart Foxworth Garrick Holloway \
               Ironside Kirkpatrick Lancaster Montgomery Nightingale Oakley Prescott Rutherford Stanhope Tremaine \
               Penrose Trelawney Polglase Whitaker Winslow Hawthorne Langley",
    },
    Locale {
        language: Language::German,
        weight: 9,
        order: Order::GivenFirst,
        cities: ["hamburg", "bremerhaven", "rostock"],
        she: "Anna Lena Sophie Marie Hannah Johanna Clara Greta Frieda Charlotte Käthe=kaethe Jördis=joerdis \
              Antje Wiebke Heike Silke Ute Gesa Imke Maike Svenja Katharina Elisabeth Margarete Ingrid Brigitte Renate \
              Sabine Petra Monika Bärbel=baerbel Zoë Chloé Franziska Theresia Leonie Mathilda Annegret Rosemarie \
              Anne-Marie",
        he: "Lukas Jonas Finn Paul Emil Moritz Jakob Friedrich Karl Jürgen=juergen Jörg=joerg Günther=guenther \
             Götz=goetz Sönke=soenke Hinnerk Klaas Fiete Jens Uwe Torsten Holger Detlef Wolfgang Heinrich Matthias \
             Sebastian Florian Korbinian Ludwig Maximilian Benedikt Konstantin Ansgar Rüdiger=ruediger Volker Bernd \
             Dieter Karl-Heinz Hans-Jürgen=hansjuergen Björn=bjoern",
        last: "Müller=mueller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer=schaefer \
               Koch Bauer Richter Klein Wolf Schröder=schroeder Neumann Schwarz Zimmermann Braun Krüger=krueger \
               Hofmann Hartmann Lange Werner Krause Lehmann Köhler=koehler Maier Huber Kaiser Fuchs Lang \
               Weiß=weiss Jung Hahn Vogel Keller Günther=guenther Böhm=boehm Winkler Roth Lorenz Baumann Groß=gross \
               Petersen Hansen Jansen Thomsen Brodersen Steenbock Kröger=kroeger Lührs=luehrs Feddersen \
               von_der_Heide zu_Rantzau von_Bülow=vonbuelow Strauß=strauss Jäger=jaeger",
    },
    Locale {
        language: Language::French,
        weight: 7,
        order: Order::GivenFirst,
        cities: ["marseille", "nantes", "quebec"],
        she: "Léa Chloé Zoé Inès Élodie Céline Amélie Hélène Geneviève Françoise Agnès Margaux Camille Manon Jeanne \
              Louise Alice Juliette Capucine Clémence Anaïs Maëlle Gaëlle Nolwenn Solène Éléonore Thérèse Noémie Maud \
              Marie-Claire",
        he: "Lucas Hugo Théo Raphaël Gaël Loïc Yannick Erwan Étienne Jérôme François Benoît André René Hervé Thibault \
             Cédric Grégoire Aurélien Gaspard Baptiste Antoine Émile Maël Noël Aimé Gérard Rémi Stéphane Jean-Pierre",
        last: "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel \
               Garcia Bertrand Roux Vincent Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Chevalier Gauthier \
               Perrin Mercier Legrand Garnier Faure Lemaître Béranger Guérin Crépeau Desmarais L'Hermite D'Aubigné \
               Le_Goff Le_Bihan Kerouédan Quéméneur Tremblay Gagnon Côté Bélanger Lévesque Bouchard Thériault Péladeau \
               Châtelain Noël-Martel Prévost Deschênes Forêt Benoît-Roy Maçon Delaunay Villeneuve",
    },
    Locale {
        language: Language::Spanish,
        weight: 8,
        order: Order::TwoSurnames,
        cities: ["valencia", "cartagena", "valparaiso"],
        she: "Lucía María Sofía Martina Valentina Camila Ximena Inés Noelia Begoña Itziar Ainhoa Montserrat Rocío \
              Pilar Dolores Concepción Mercedes Guadalupe Jimena Belén Nuria Verónica Mónica Raquel Beatriz Araceli \
              Yolanda Macarena Pía",
        he: "Hugo Mateo Martín Lucas Leonardo Santiago Sebastián Matías Andrés Joaquín Íñigo Iñaki Ramón Jesús José \
             Ángel Víctor Óscar Julián Adrián Raúl Fermín Germán Agustín Ignacio Rodrigo Gonzalo Álvaro Emiliano Tomás",
        last: "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández \
               Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez \
               Serrano Blanco Molina Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés \
               Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Calvo Peña Ibáñez Echeverría Goñi Zúñiga \
               Quiñones Ordóñez Villanueva de_la_Fuente del_Río",
    },
    Locale {
        language: Language::Portuguese,
        weight: 6,
        order: Order::TwoSurnames,
        cities: ["lisboa", "santos", "recife"],
        she: "Ana Beatriz Mariana Inês Leonor Matilde Carolina Joana Conceição Graça Luísa Letícia Júlia Cecília \
              Helena Antônia Tâmara Rosângela Iracema Jussara Luana Débora Flávia Patrícia Vitória",
        he: "João Miguel Gonçalo Tomás Duarte Afonso Simão Sebastião Estêvão Luís André Caio Otávio Vinícius Thiago \
             Murilo Heitor Davi Raimundo Antônio=antonio José Fábio Márcio Sérgio Zé",
        last: "Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes \
               Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro \
               Cardoso Rocha Neves Coelho Cruz Cunha Pires Ramos Reis Simões Antunes Matos Fonseca Araújo Magalhães \
               Guimarães Brandão Leitão Assunção Conceição Falcão Galvão Mourão da_Conceição_e_Sá dos_Anjos da_Luz",
    },
    Locale {
        language: Language::Italian,
        weight: 5,
        order: Order::GivenFirst,
        cities: ["genova", "livorno", "trieste"],
        she: "Giulia Sofia Aurora Alice Ginevra Chiara Francesca Martina Beatrice Noemi Elisa Caterina Lucrezia \
              Ludovica Benedetta Annalisa Mariangela Niccolina Serena Fiammetta Nives Ornella Rosaria Zaira",
        he: "Leonardo Francesco Alessandro Lorenzo Mattia Andrea Gabriele Riccardo Tommaso Niccolò Giosuè Cosimo \
             Gianluca Pierpaolo Salvatore Gennaro Ermanno Vittorio Umberto Ruggero Dario Saverio Nicolò=nicholo Davide",
        last: "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca \
               Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara \
               Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola De_Santis D'Angelo Marchetti \
               Parisi Villa Conte Ferraro Fabbri Bernardi Nicolò Dalla_Costa Dell'Acqua Battaglia",
    },
    Locale {
        language: Language::English,
        weight: 3,
        order: Order::GivenFirst,
        cities: ["rotterdam", "vlissingen", "antwerpen"],
        she: "Emma Tess Sanne Femke Fleur Roos Lotte Maartje Marijke Anouk Noor Saskia Mirjam Wilhelmina Zoë Eefje \
              Renée Hanneke Joëlle Liesbeth",
        he: "Daan Sem Luuk Bram Thijs Jurriaan Maarten Wouter Pieter Gijs Joost Sjoerd Teun Diederik Matthijs Ruben \
             Bastiaan Noël Daniël Hendrik",
        last: "de_Jong Jansen de_Vries van_den_Berg Bakker van_Dijk Visser Janssen Smit Meijer de_Boer Mulder de_Groot \
               Bos Vos Peters Hendriks van_Leeuwen Dekker Brouwer de_Wit Dijkstra Smits de_Graaf van_der_Meer \
               van_der_Linden Kok Jacobs de_Haan Vermeulen van_'t_Hoff Zeeman Schipper Stuurman Veerman Loods \
               de_Reuver Coëlho IJzerman Maeterlinck",
    },
];
