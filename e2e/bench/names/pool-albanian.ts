/** Albanian names as written in Albania and Kosovo, the most frequent first (order drives the Zipf weights). */
const words = (text: string): string[] => text.trim().split(/\s+/);

export const albanianFirst = words(`
Arben Maria Elira Fatmir Gjon Besnik Mirela Agim Valbona Ilir Drita Petrit Anila Dritan Blerta Gëzim Luljeta Artan
Shpresa Bujar Teuta Skënder Vjollca Fatos Mimoza Genc Flutura Kujtim Majlinda Xhevdet Zana Edmond Elona Sokol Arta
Sulejman Merita Mehmet Lindita Hysen Aferdita Ismail Hatixhe Ali Fatime Hasan Zylfije Rexhep Sabrije Ramadan Nexhmije
Shefqet Xheneta Qemal Shqipe Naim Valdete Nazmi Bardha Muharrem Albana Agron Ermira Ylli Elvana Astrit Alketa Altin
Brunilda Andi Dorina Ardian Eglantina Arjan Ervehe Armand Esmeralda Avni Etleva Bajram Evis Bashkim Fatbardha Bekim
Fatmira Besim Fitnete Bledar Floriana Blerim Gentiana Burim Gresa Dardan Hava Defrim Ilda Donat Ina Driton Irena Durim
Jehona Elton Jeta Endrit Jonida Enver Kaltrina Erion Klea Ermal Kozeta Esat Kumrije Fadil Laura Faik Leonora Ferit
Leta Fisnik Lirije Flamur Liri Florian Ludovika Gazmend Lule Gentian Lumturi Gjergj Manushaqe Gjin Marjana Gjovalin
Marsela Gramoz Mejreme Halil Miranda Hamdi Mirjeta Haxhi Mynyre Hekuran Nafije Isa Najada Isuf Nevila Jeton Nora Kastriot
Nurije Klodian Odeta Kol Ornela Kreshnik Pranvera Kristaq Qamile Labinot Qëndresa Lavdrim Raimonda Leart Rajmonda Lekë
Rovena Lirim Rozafa Llazar Rudina Luan Sanie Lulzim Selvije Lutfi Shkurte Mark Shpresa Marash Silvana Mentor Sofije
Mërgim Suzana Ndoc Tatjana Ndrekë Tefta Ndue Valentina Njazi Vera Nikoll Violeta Orhan Vjosa Pal Xhemile Panajot
Xhevahire Pashk Yllka Pëllumb Zamira Pjetër Zejnepe Pren Zenepe Qazim Zoje Qerim Zyra Rrahman Rruzhdi Rustem Sadik
Saimir Selim Shaban Shkëlqim Shpend Shpëtim Spiro Stefan Tahir Taulant Thanas Thoma Tonin Uran Urim Vasil Veli Viktor
Visar Xhafer Xhavit Xhemal Xhezair Ymer Zef Zenel Zija Zydi Përparim Çlirim Çelik Njomza Thëllënza Rrezarta Llesh Dhimitër
Dhurata Gjyste Gjyljeta Ganimete Gonxhe Hyrije Kadrije Ajshe Behije Emine Igballe`);

export const albanianLast = words(`
Hoxha Shehu Prifti Kola Gjoka Dervishi Marku Hasani Hysa Leka Krasniqi Gashi Berisha Bytyqi Shala Kelmendi Morina
Thaçi Zeqiri Osmani Rexhepi Çela Muça Cani Duka Balla Toska Kurti Meta Basha Rama Gjini Lleshi Ndoka Sinani Hyseni
Beqiri Aliaj Alia Mema Koçi Dema Vata Frroku Deda Gjeta Lika Murati Haxhiu Xhaferi Çaushi Tafa Shabani Bardhi Xhafa
Qosja Begaj Hajdari Zogu Zogaj Kryeziu Gërvalla Haliti Maloku Ibrahimi Sadiku Bajrami Ismaili Elezi Halili Ahmeti
Salihu Jashari Rugova Demaçi Selimi Ademi Limani Maliqi Sejdiu Sylejmani Zekaj Ukaj Mulaj Gega Toçi Cenaj Ymeri
Tahiri Islami Emini Veseli Avdiu Sopa Kastrati Bushati Dragusha Vukaj Preka Ndreka Pjetri Gjergji Gjonaj Lulgjuraj
Dushku Kadare Agolli Xoxa Noli Frashëri Kokalari Spahiu Çabej Demiraj Dibra Kuka Pepa Bala Hoti Bala Zhupa Kuçi Vlora
Delvina Konomi Papa Papadhima Dhima Dhimitri Jorgji Gjika Nasto Zaimi Vangjeli Kristo Qirko Qirjazi Mihali Naço Xhuvani
Peqini Elbasani Kavaja Durrësi Tirana Shkodra Kruja Lezha Puka Kukësi Peshkopia Matja Dajti Peza Ndroqi Zaja Cara Bega
Isufi Lala Malaj Hoxhaj Shehaj Çuni Nikolli Gjolaj Marashi Vuksani Lumaj Pali Gjeloshi Zefi Doda Biba Dodaj Kaçi Rroku
Troci Tota Laçi Mëhilli Përlala Përmeti Tepelena Zagoria Kolonja Bylykbashi Këlliçi Kërçiku Çobani Çollaku Çeliku
Xhelili Xhemali Xhindi Xhixha Zhuri Zhegrova Qorri Qafa Qemali Njeriu Gjata Gjinaj Nushi Llapi Llukani Rrapi Rrushi
Shkreli Shkurti Shpata Shtylla Thanasi Thartori Ylli Ypi Dhrami Dhaskali Rustemi Sulejmani Jakupi Kamberi Kapllani
Karaj Kasa Kuqi Lamaj Luka Lushi Mançe Merdani Miraka Mullai Neziri Nuhiu Omuri Pasha Qosja Ramadani Rada Rizaj
Sala Sefa Skura Sota Stafa Sula Topalli Topi Turku Uka Vasili Velaj Zajmi Zeneli`);
