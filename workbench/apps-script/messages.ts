/**
 * Google's messages in the language of the person's account. Their meaning is that of the English ones; their words are
 * translated here and not observed, so a script that only works with these words works by chance.
 */

const LANGUAGES = ['de', 'fr', 'ja'] as const;
export type Language = 'en' | (typeof LANGUAGES)[number];

/** English, and beside it German, French, Japanese. `$1` is what the pattern's first group found. */
const MESSAGES: readonly (readonly [RegExp, string, string, string])[] = [
  [
    /^You are trying to edit a protected cell or object\..*$/s,
    'Sie versuchen, eine geschützte Zelle oder ein geschütztes Objekt zu bearbeiten. Wenden Sie sich an den Eigentümer der Tabelle, um den Schutz aufheben zu lassen.',
    "Vous essayez de modifier une cellule ou un objet protégé. Contactez le propriétaire de la feuille de calcul pour qu'il supprime la protection.",
    '保護されているセルやオブジェクトを編集しようとしています。保護を解除するには、スプレッドシートのオーナーに連絡してください。',
  ],
  [
    /^The data you entered in cell (\S+) violates the data validation rules set on this cell\.(?: Please enter one of the following values: (.*)\.)?$/s,
    'Die in Zelle $1 eingegebenen Daten verstoßen gegen die Regeln zur Datenüberprüfung, die für diese Zelle festgelegt sind.',
    'Les données saisies dans la cellule $1 ne respectent pas les règles de validation définies pour cette cellule.',
    'セル $1 に入力したデータは、このセルに設定されている入力規則に違反しています。',
  ],
  [
    /^This action would increase the number of cells in the workbook above the limit of (\d+) cells\.$/,
    'Durch diese Aktion würde die Anzahl der Zellen in der Arbeitsmappe das Limit von $1 Zellen überschreiten.',
    'Cette action ferait passer le nombre de cellules du classeur au-delà de la limite de $1 cellules.',
    'この操作を行うと、ワークブックのセル数が上限の $1 を超えます。',
  ],
  [
    /^This operation is not allowed on cells in typed columns\.$/,
    'Dieser Vorgang ist für Zellen in typisierten Spalten nicht zulässig.',
    "Cette opération n'est pas autorisée sur les cellules des colonnes typées.",
    'この操作は、型が指定された列のセルでは許可されていません。',
  ],
  [
    /^Exceeded maximum execution time$/,
    'Maximale Ausführungszeit überschritten',
    "Temps d'exécution maximal dépassé",
    '起動時間の最大値を超えました',
  ],
  [
    /^You do not have permission to call (\S+)$/,
    'Sie haben keine Berechtigung, $1 aufzurufen.',
    "Vous n'êtes pas autorisé à appeler $1.",
    '$1 を呼び出す権限がありません。',
  ],
  [
    /^Specified permissions are not sufficient to call (\S+)\. Required permissions: (.*)$/s,
    'Die angegebenen Berechtigungen reichen nicht aus, um $1 aufzurufen. Erforderliche Berechtigungen: $2',
    'Les autorisations spécifiées ne suffisent pas pour appeler $1. Autorisations requises : $2',
    '指定された権限では $1 を呼び出すことができません。必要な権限: $2',
  ],
  [
    /^Authorization is required to perform that action\.$/,
    'Zum Ausführen dieser Aktion ist eine Autorisierung erforderlich.',
    'Une autorisation est nécessaire pour effectuer cette action.',
    'この操作を実行するには承認が必要です。',
  ],
  [
    /^Service invoked too many times for one day: (.*)\.$/,
    'Dienst wurde an einem Tag zu häufig aufgerufen: $1.',
    'Service appelé trop souvent pendant une même journée : $1.',
    '1 日にサービスを呼び出した回数が多すぎます: $1',
  ],
  [
    /^Lock timeout: another process was holding the lock for too long\.$/,
    'Zeitüberschreitung bei Sperre: Ein anderer Prozess hat die Sperre zu lange gehalten.',
    'Délai de verrouillage dépassé : un autre processus a conservé le verrou trop longtemps.',
    'ロックのタイムアウト: 別のプロセスがロックを長く保持しすぎています。',
  ],
  [
    /^A sheet with the name "(.*)" already exists\. Please enter another name\.$/s,
    'Ein Tabellenblatt mit dem Namen „$1“ ist bereits vorhanden. Geben Sie einen anderen Namen ein.',
    'Une feuille nommée "$1" existe déjà. Veuillez saisir un autre nom.',
    '「$1」という名前のシートはすでに存在します。別の名前を入力してください。',
  ],
  [/^Range not found$/, 'Bereich nicht gefunden', 'Plage introuvable', '範囲が見つかりません'],
  [
    /^Service error: Spreadsheets$/,
    'Dienstfehler: Tabellen',
    'Erreur de service : Feuilles de calcul',
    'サービスエラー: スプレッドシート',
  ],
  [
    /^Service Spreadsheets (timed out|failed) while accessing document with id (.*)$/s,
    'Beim Zugriff auf das Dokument mit der ID $2 ist im Dienst „Tabellen“ ein Fehler aufgetreten.',
    "Le service Feuilles de calcul a échoué lors de l'accès au document dont l'identifiant est $2",
    'ID $2 のドキュメントへのアクセス中にスプレッドシートのサービスでエラーが発生しました。',
  ],
];

/** A message as people of a language get it; one without a translation stays English, as some do at Google. */
export function inLanguage(message: string, language: Language): string {
  if (language === 'en') return message;
  const found = MESSAGES.find(([english]) => english.test(message));
  return found ? message.replace(found[0], found[LANGUAGES.indexOf(language) + 1] as string) : message;
}
