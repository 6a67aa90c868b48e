/**
 * Beginnings and whole passwords of twelve characters or more that people choose first, in the languages of Tact's users.
 * Compared without case, accents, digits and signs at the ends.
 */
export const COMMON_PASSWORDS: readonly string[] = [
  'password', 'passwordpassword', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'mypassword', 'changeme', 'changemenow', 'letmein', 'letmeinplease', 'welcome',
  'welcometo', 'secret', 'topsecret', 'administrator', 'adminadmin', 'useruser', 'testtest', 'testing', 'demodemo', 'defaultpassword', 'temporary',
  'iloveyou', 'iloveyouso', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'batman', 'dragon', 'monkey', 'master', 'michael', 'jennifer',
  'trustno', 'starwars', 'whatever', 'computer', 'internet', 'nothing', 'qwerty', 'qwertyuiop', 'qwertyqwerty', 'asdfghjkl', 'zxcvbnm', 'qazwsxedc',
  'qwertyasdfgh', 'abcdefghijkl', 'abcabcabcabc', 'aaaaaaaaaaaa', 'fjalekalimi', 'fjalekalim', 'shqiperia', 'shqiperi', 'tirana', 'albania', 'dashuria',
  'kodikos', 'kwdikos', 'ellada', 'hellas', 'athina', 'thessaloniki', 'sagapo', 'kalimera', 'parola', 'parolamea', 'romania', 'bucuresti', 'teiubesc',
  'socialworker', 'childprotection', 'children', 'supervisor', 'correcthorsebatterystaple',
];
