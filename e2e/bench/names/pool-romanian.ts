/** Romanian names, and names frequent among Roma of the region (Romani pool, spelled as in several registers). */
const words = (text: string): string[] => text.trim().split(/\s+/);

export const romanianFirst = words(`
Maria Ion Elena Gheorghe Ioana Nicolae Ana Constantin Mihaela Vasile Andreea Alexandru Cristina Mihai Daniela Florin
Gabriela Ștefan Alexandra Ioan Mariana Dumitru Georgiana Andrei Nicoleta Marian Ramona Cristian Alina Adrian Simona
Gabriel Monica Daniel Diana Viorel Loredana Ionuț Raluca Marius Oana Bogdan Camelia Cătălin Carmen Costel Claudia
Cosmin Corina Dan Cornelia Dănuț Doina Dorin Dorina Dragoș Ecaterina Emil Eugenia Eugen Felicia Florea Filofteia
Gelu Florentina Grigore Geanina Horia Ileana Iancu Irina Ilie Iuliana Ionel Lăcrămioara Iosif Laura Iulian Lavinia
Laurențiu Liliana Liviu Livia Lucian Luminița Marcel Magdalena Marin Manuela Matei Margareta Mircea Marinela Mitică
Mădălina Nelu Natalia Nicușor Nicoara Octavian Olga Ovidiu Oprica Paul Otilia Pavel Paraschiva Petre Paula Petru
Petronela Radu Profira Răzvan Raveica Remus Rodica Robert Roxana Romeo Ruxandra Sandu Sabina Sebastian Sanda Sergiu
Silvia Silviu Smaranda Sorin Sorina Teodor Ștefania Tiberiu Steluța Toader Tatiana Traian Teodora Tudor Valentina
Țuțu Valeria Valentin Vasilica Valeriu Veronica Victor Victoria Virgil Viorica Vlad Virginia Zaharia Zamfira Șerban
Zenovia Anghel Aurica Anton Aurelia Aurel Anca Beniamin Adriana Călin Anișoara Ciprian Antonia Corneliu Aura Damian
Bianca David Brândușa Emanuel Catinca Eftimie Chira Fănel Clara Gavril Codruța Gicu Crina Haralambie Crenguța Ieremia
Dochia Ilarion Domnica Leontin Dumitrița Mugurel Eufrosina Nichita Evelina Onisim Flori Pantelimon Ghizela Sava Iustina
Spiridon Ivona Tănase Jana Trandafir Jeni Vintilă Lenuța Voicu Mărioara Xenia Zoița Gherghina Gherasim Cezar Ciprian`);

export const romanianLast = words(`
Popescu Ionescu Popa Radu Ionița Stan Dumitru Stoica Gheorghe Matei Ciobanu Rusu Florea Dinu Iliescu Dobre Moldovan
Munteanu Constantin Marin Toma Stanciu Diaconu Barbu Nistor Lungu Ungureanu Neagu Manole Tudor Nițu Tănase Oprea Sandu
Lazăr Mocanu Voicu Cojocaru Coman Badea Preda Ene Filip Grigore Dragomir Marinescu Vasile Mihai Șerban Nedelcu Suciu
Crișan Roman Pop Mureșan Albu Avram Bălan Chiriac Ciocan Croitoru Dănilă Fărcaș Gavrilă Ghiță Iacob Iordache Ispas
Jianu Lupu Luca Manea Mihalache Miron Mitrea Moraru Olteanu Pană Paraschiv Petcu Pîrvu Puiu Rădulescu Roșu Rotaru Sava
Sîrbu Simion Stănescu Ștefan Ștefănescu Tomescu Trif Țăranu Ursu Vlad Vlădescu Vișan Zaharia Zamfir Zidaru Chelaru
Cheșcu Chițu Cioară Ciurea Cezar Cercel Ghinea Ghica Geamănu Gheorghiu Giurgiu Jitaru Jurca Judele Tătaru Țurcanu
Ploieșteanu Brașoveanu Bucureșteanu Ardeleanu Sibianu Clujeanu Timofte Botezatu Buzatu Bejan Beldiman Boboc Bratu Bucur
Burlacu Butnaru Bâlc Cazacu Cârciumaru Cârstea Ceaușu Damian Dascălu Dogaru Doroftei Drăgan Dulgheru Fieraru Focșa
Frunză Gafton Grosu Hanganu Hriscu Hristea Huțanu Ichim Ignat Irimia Isac Ivașcu Leonte Macovei Maftei Marcu Mazilu
Melinte Muscalu Nechita Nica Niculae Onofrei Oltean Palade Pascu Patrașcu Pleșa Postolache Prodan Pușcașu Rațiu Sârbu
Scurtu Spătaru Spiridon Stângă Stoian Surdu Șandru Șoșoacă Teodorescu Trandafir Trifan Tudose Țigănuș Țepeș Ududec
Vaida Velicu Vintilă Vișinescu Vulpe Xenopol Zăvoianu Zota`);
export const romanianStems = words(`
Adam Albin Alexandr Andrei Anton Apostol Aurel Balan Barbul Basarab Bogd Brat Calin Cost Cristin Dan Diacon Dobr Dragom
Dumitr Enach Eftim Filip Flor Gavril Georg Grig Hristod Iacob Ili Ion Ior Laz Lup Man Marc Marin Mih Miron Mitr Negoiț
Negr Neguț Nicol Odob Olar Oprișan Pan Petr Păun Pred Pârvul Rad Rom San Simion Ștef Tan Teod Tod Vas Văcăr Vlad Zamfir`);
export const romanianEndings = words('escu eanu aru oiu iță așcu');

export const romaniFirst = words(`
Florin Rada Armando Esmeralda Elvis Sevdije Bajram Zumbula Rambo Brandusa Ferdi Naile Toni Zlatka Nicolae Viorica Kemal
Fatima Sanel Sabina Emin Merjem Dzemail Djulijeta Dzevat Djemila Rustem Mirvete Muhamed Ajša Sejdo Gjylizare Rasim
Hajrija Ramiz Šemsa Demir Zejna Orhan Kimete Kujtim Lule Isen Nazmije Safet Sultana Erdžan Turkijan Ferat Elmaze Dželal
Džemila Enes Zorica Redžep Violeta Asan Raina Idriz Selvije Ibraim Kada Sali Gonul Nedžat Vergjinija Alit Mercedesa
Rikardo Izaura Fatmir Leonora Gabor Lolita Zoltan Perla Costica Steluta Fane Garofita Gigi Lamaita Sandokan Narcisa
Nuțu Papușa Bebe Luludi Tomica Papina Vasile Pihiba Ghiocel Rubina Mandi Luminita Kalo Roksandra Jonuz Saveta Stevo
Drina Mile Ruža Đulo Đurđa Dragiša Verica Gule Zuzana Janko Margita Yanko Yuliana Yasar Yeter Kostika Hristina`);
export const romaniLast = words(`
Mustafa Stan Demiri Bajrami Ibraimi Memeti Radu Ciurar Asanović Jašarević Osmani Kamberi Sulejmani Redžepi Čizmoli
Lăcătuș Căldăraru Lingurar Ursaru Zlătaru Boldijar Rostaș Moldovan Covaci Kovači Šerifović Durmiši Džemaili Đemailović
Rašiti Saliji Zekirovski Ramadanov Dalipi Selimi Ajeti Ferati Nedžipi Abazi Tairov Mehmedi Kurtiši Alijević Hasanović
Salijević Nikolić Jovanović Mitrović Stojkov Kurtić Beriša Krasnići Gaši Hodža Hoxha Xhemaili Toska Sejdini Llazari
Rakipi Koçi Mejdini Shaqiri Qerimi Zeqiri Karaj Vogli Cela Bora Feruku Rama Velija Aliti Bislimi Barjaktari Arifi
Stojka Lakatos Farkas Horvat Kolompar Olah Balog Rafael Varga Rigo Gabor Cioaba Mihai Iovita Cirpaci Caldarar Dumitru
Munteanu Ciocanaru Matache Grancea Tănase Fieraru Butoi Rădăcanu Dobre Tinca Văduva Constantin Sali Ahmetov Seferi
Gjylbegu Muslia Kacani Bardhi Çeribashi Gypi Fallanaj Vrioni Bojaxhi Kallajxhi Karagiozi Dzhambazi Jorgov Angelov
Yashar Yusein Yonuz Chaushev Usein Asenov`);
