/** Serbian names in Latin letters; the pool writes a share of them in Cyrillic. */
const words = (text: string): string[] => text.trim().split(/\s+/);

export const serbianFirst = words(`
Milica Dragan Marija Zoran Jelena Milan Ana Aleksandar Ivana Nikola Dragana Slobodan Snežana Goran Ljiljana Dejan Vesna
Miloš Gordana Marko Jovana Nenad Svetlana Dušan Biljana Stefan Katarina Miroslav Slavica Vladimir Aleksandra Petar
Nataša Radomir Mirjana Branko Marina Jovan Sanja Saša Tamara Ivan Teodora Milorad Nevena Predrag Danijela Vladan Ljubica
Živorad Milena Bojan Olivera Đorđe Jasmina Ljubiša Tijana Željko Sofija Božidar Sonja Darko Anđela Srđan Maja Uroš
Nada Lazar Radmila Luka Dušica Filip Zorica Stanko Ružica Miodrag Verica Boško Desanka Čedomir Stana Vuk Stojanka
Rade Jagoda Radovan Vera Novak Slađana Igor Suzana Momčilo Branka Tomislav Ruža Veljko Kristina Vojislav Dunja
Vukašin Hristina Zlatko Anka Žarko Bosiljka Živko Cveta Aca Danica Andrija Divna Bogdan Đurđija Bratislav Emilija Danilo
Gospava Davor Grozdana Dimitrije Ilinka Dobrica Isidora Đura Jasna Gavrilo Jevrosima Gligorije Kosara Ilija Kruna Jakov
Lepa Jevrem Magdalena Jugoslav Mileva Kosta Mira Kristijan Nadežda Ljubomir Nevenka Maksim Persida Mateja Rada Mihajlo
Rajna Mirko Roksanda Mladen Senka Momir Simonida Nebojša Slavka Nemanja Stanija Obrad Stoja Ognjen Tatjana Pavle
Vidosava Radenko Vukosava Rastko Zagorka Ratko Zdravka Relja Žaklina Simo Željka Sreten Živana Strahinja Čarna Todor
Ćirilo Trifun Džejna Vasilije Đina Velimir Ksenija Vidoje Aleksa Vlastimir Jagodinka Zdravko Njegoš Ljubinka Vitomir`);

export const serbianLast = words(`
Jovanović Petrović Nikolić Marković Đorđević Stojanović Ilić Stanković Pavlović Milošević Popović Živković Janković
Todorović Ristić Kostić Mitrović Tomić Cvetković Kovačević Simić Savić Lazić Stefanović Đukić Filipović Ivanović Mladenović
Radovanović Vasić Lukić Milovanović Bogdanović Milić Jović Obradović Tasić Krstić Nedeljković Antić Babić Vuković Vučić
Perić Aleksić Arsić Čolić Ćirić Čavić Ćosić Đurić Đokić Džamić Hadžić Hodžić Jakšić Jevtić Knežević Krsmanović Ljubić
Maksimović Matić Mihajlović Mijatović Milenković Mišić Novaković Ognjenović Pantić Pejić Pešić Radić Radosavljević Rakić
Rajković Sekulić Šarić Šešelj Šljivić Spasić Stamenković Stević Sretenović Tadić Trajković Trifunović Urošević Veljković
Veličković Vidić Vlahović Vujić Vukićević Zarić Zdravković Zečević Žikić Žunić Adžić Bajić Bašić Blagojević Bošković Božić
Branković Brkić Bulatović Crnogorac Čabarkapa Čekić Dačić Damjanović Despotović Dimić Dragić Dragović Drašković Dulić
Gajić Gavrilović Glišić Grbić Grujić Ikonić Isailović Jezdić Jeremić Kaličanin Karadžić Kesić Kljajić Kojić Korać Kralj
Kuzmanović Lekić Lončar Macura Mandić Manojlović Martinović Medić Micić Mrkšić Nenadić Nešić Ninković Njegovan Odalović
Pajić Paunović Pavić Pejović Petković Prodanović Protić Puzić Radaković Radulović Rašić Samardžić Sandić Šubara Šoškić
Terzić Tešić Tošić Trnavac Tufegdžić Ugrenović Vasiljević Vranić Vujović Zorić Zlatić Žujović`);
export const serbianStems = words(`
Adam Andr Avram Bran Dam Dav Drag Duš Gavr Gojk Iv Jakov Jan Jovič Kuzm Laz Luk Ljub Mar Mij Mil Milin Milosavlj Milutin
Mirk Mladen Mom Niš Nov Ostoj Panteli Pavl Pet Prod Radoj Radoič Rak Sav Sim Stan Stoj Tod Trif Vas Vidoj Vlad Vuk Zdrav Žar Živojin`);
export const serbianEndings = words('ović ević ić ojević anović inčić');
