export * from "./capture-links";
export * from "./chamber";
export * from "./identity";
export * from "./keys";
export * from "./practice";
export * from "./register";
export * from "./retention";
export * from "./scans";
