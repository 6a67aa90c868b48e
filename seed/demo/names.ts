import type { Random } from './random';

/** Where a child's family comes from: it decides names and languages. All persons are invented. */
export type Community = 'albanian' | 'roma' | 'egyptian' | 'greek' | 'romanian';

interface Pool {
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly families: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

const ALBANIAN: Pool = {
  girls: words('Ardita Blerta Çiljeta Dafina Drita Elona Entela Erjona Fatime Fjolla Flutura Gentiana Gjyste Hasije Jonida Klea Lindita Lule Majlinda Merita Mimoza Nexhmije Ornela Rudina Shpresa Teuta Valbona Xhensila Yllka Zamira'),
  boys: words('Agim Altin Arben Bashkim Besnik Dritan Edon Endrit Ermal Fatmir Gëzim Gjon Ilir Klodian Kujtim Lorenc Luan Mentor Ndriçim Petrit Qemal Rexhep Sokol Shkëlzen Taulant Valmir Xhevdet Ylli Zef Endri'),
  families: words('Hoxha Shehu Prifti Gjoka Tahiraj Mustafa Selimi Vrioni Bejko Çela Përmeti Demiri Feta Zhuli Kola Leka Marku Ndoja Xhaferi Zeneli Dervishi Gjata Bregu Kodra Lleshi Sinani Toska Vela Dushku Hasani'),
};
const ROMA: Pool = {
  girls: words('Vjollca Sanije Esmeralda Bukurie Shqipe Mirela Zylfije Behare Sofije Nurije Rozafa Emine'),
  boys: words('Safet Bajram Ramadan Ferit Nazmi Skënder Arjan Sabri Muharrem Ali Elvis Dashamir'),
  families: words('Rama Osmani Duli Lame Kurti Bajrami Cani Ferati Mile Arifi Beqiri Salijaj'),
};
const GREEK: Pool = {
  girls: words('Ελένη Μαρία Χριστίνα Σοφία Δήμητρα Κατερίνα Αναστασία Βασιλική'),
  boys: words('Γεώργιος Νίκος Δημήτρης Κωνσταντίνος Παναγιώτης Σπύρος Θανάσης Ηλίας'),
  families: words('Γεωργίου Δημητρίου Παπαδόπουλος Νικολάου Καραγιάννης Αθανασίου Ιωάννου Μπαλάσης'),
};
const ROMANIAN: Pool = {
  girls: words('Florența Ioana Mihaela Țuca Andreea Ștefania Lavinia Roxana'),
  boys: words('Gheorghe Ionuț Mihai Ștefan Andrei Florin Cătălin Răzvan'),
  families: words('Iliescu Munteanu Enache Lăcătuș Țăranu Dumitru Stănescu Ciobanu'),
};

const POOLS: Readonly<Record<Community, Pool>> = { albanian: ALBANIAN, roma: ROMA, egyptian: ROMA, greek: GREEK, romanian: ROMANIAN };

export function firstName(random: Random, community: Community, sex: 'female' | 'male'): string {
  const pool = POOLS[community];
  return random.pick(sex === 'female' ? pool.girls : pool.boys);
}

export function familyName(random: Random, community: Community): string {
  return random.pick(POOLS[community].families);
}

export function languagesOf(community: Community): string[] {
  return { albanian: ['sq'], roma: ['sq', 'rom'], egyptian: ['sq'], greek: ['el'], romanian: ['ro'] }[community];
}
