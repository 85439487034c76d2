const bytes = Buffer.alloc(32, 7);

/** What tests seal with; a process that is started on a test's own database needs the setting. */
export const testKey = { id: "t1", key: bytes };
export const testKeysSetting = `t1:${bytes.toString("base64")}`;
