import { randomUUID } from "node:crypto";
import { type CountyAccess, readCountyAccess } from "@olive/access";
import { signIn } from "@olive/access/testing";
