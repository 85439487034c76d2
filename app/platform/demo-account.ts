/** The demo business and its owner, made on the first run where no mail server and no public address are set. */
export const demoAccount = {
  slug: "harbour-studio",
  businessName: "Harbour Studio",
  name: "Ada Martin",
  email: "ada@harbour.example",
  password: "tide-and-lantern",
};
