export * from "./capture-links";
export * from "./chamber";
export * from "./identity";
export * from "./practice";
export * from "./register";
export * from "./scans";
