export * from "./chamber";
export * from "./identity";
export * from "./imports";
export * from "./practice";
export * from "./register";
export * from "./scans";
