const plain = ['ASK', 'BASE', 'BY', 'DISTINCT', 'EXISTS', 'FROM', 'FROM NAMED', 'HAVING', 'LIMIT', 'NOT EXISTS', 'OFFSET', 'REDUCED', 'UNDEF', 'true', 'false', 'COALESCE()', 'REGEX()', 'NOW()', 'YEAR()', 'ROUND()', 'REPLACE()', 'SUBSTR()', 'STRLEN()', 'isIRI()', 'isLiteral()'];

const templates = {
  SELECT: 'SELECT ${*} WHERE {\n  ${}\n}',
  CONSTRUCT: 'CONSTRUCT {\n  ${}\n} WHERE {\n  ${}\n}',
  DESCRIBE: 'DESCRIBE ${}',
  PREFIX: 'PREFIX ${}',
  WHERE: 'WHERE {\n  ${}\n}',
  OPTIONAL: 'OPTIONAL { ${} }',
  MINUS: 'MINUS { ${} }',
  UNION: 'UNION { ${} }',
  GRAPH: 'GRAPH ${?g} { ${} }',
  SERVICE: 'SERVICE <${}> { ${} }',
  VALUES: 'VALUES ${?x} { ${} }',
  BIND: 'BIND(${} AS ${?x})',
  FILTER: 'FILTER(${})',
  'ORDER BY': 'ORDER BY ${?x}',
  'ORDER BY DESC': 'ORDER BY DESC(${?x})',
  'GROUP BY': 'GROUP BY ${?x}',
  COUNT: '(COUNT(DISTINCT ${?x}) AS ${?n})',
  SUM: '(SUM(${?x}) AS ${?n})',
  AVG: '(AVG(${?x}) AS ${?n})',
  MIN: '(MIN(${?x}) AS ${?n})',
  MAX: '(MAX(${?x}) AS ${?n})',
  SAMPLE: '(SAMPLE(${?x}) AS ${?n})',
  GROUP_CONCAT: '(GROUP_CONCAT(${?x}; SEPARATOR=", ") AS ${?n})',
  LANG: 'LANG(${?x})',
  STR: 'STR(${?x})',
  LCASE: 'LCASE(${?x})',
  CONTAINS: 'CONTAINS(${?x}, "${}")',
  STRSTARTS: 'STRSTARTS(${?x}, "${}")',
  BOUND: 'BOUND(${?x})',
  IF: 'IF(${}, ${}, ${})',
};

/** The words of SPARQL 1.1 with what is written around them. */
export const keywords = [...plain.map(label => ({ label })), ...Object.entries(templates).map(([label, template]) => ({ label, template }))];
