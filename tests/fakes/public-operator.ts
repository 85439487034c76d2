/** What a public Parley has to say about who runs it, as settings. */
export const publicOperator = {
  OPERATOR_NAME: "The Parley Tests",
  OPERATOR_CONTACT: "privacy@parley.test",
  OPERATOR_COUNTRY: "FR",
  DATA_COUNTRY: "FR",
  SAFEGUARDS_EN: "The machine stands in a locked room.",
  SAFEGUARDS_FR: "La machine se trouve dans une pièce fermée à clé.",
};
