import { BlockList, isIP } from "node:net";

/** Networks that no address given by a user may lead into (IANA's special-purpose registries). */
const closed = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"],
  ...["198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"],
  // Everything but what is given out (2000::/3), and within that what tunnels to IPv4 or is for examples.
  ...["::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"],
];

export type Networks = { has(address: string): boolean };

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** @throws RangeError for what is neither an address nor a range in the form 10.1.0.0/16. */
export function networksOf(ranges: readonly string[]): Networks {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits, ...rest] = range.split("/");
    const length = bits === undefined ? (isIP(address) === 6 ? 128 : 32) : Number(bits);
    if (isIP(address) === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits ?? "0"))
      throw new RangeError(`${range} is no network`);
    list.addSubnet(address, length, familyOf(address));
  }
  return { has: (address) => isIP(address) !== 0 && list.check(address, familyOf(address)) };
}

const inside = networksOf(closed);

/** Whether an address is of the public Internet. */
export function isOutside(address: string): boolean {
  return isIP(address) !== 0 && !inside.has(address);
}
