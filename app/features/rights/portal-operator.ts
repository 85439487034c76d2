/** Stands for whoever runs this instance where the portal lists businesses: it is no business's id. */
export const operatorId = "operator";
