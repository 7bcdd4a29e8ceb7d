import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  __commonJS,
  __toESM
} from "./chunk-JS772W5E.js";

// node_modules/ipaddr.js/lib/ipaddr.js
var require_ipaddr = __commonJS({
  "node_modules/ipaddr.js/lib/ipaddr.js"(exports, module) {
    (function(root) {
      "use strict";
      const ipv4Part = "(0?\\d+|0x[a-f0-9]+)";
      const ipv4Regexes = {
        fourOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}$`, "i"),
        threeOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}$`, "i"),
        twoOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}$`, "i"),
        longValue: new RegExp(`^${ipv4Part}$`, "i")
      };
      const octalRegex = new RegExp(`^0[0-7]+$`, "i");
      const hexRegex = new RegExp(`^0x[a-f0-9]+$`, "i");
      const zoneIndex = "%[0-9a-z]{1,}";
      const ipv6Part = "(?:[0-9a-f]+::?)+";
      const ipv6Regexes = {
        zoneIndex: new RegExp(zoneIndex, "i"),
        "native": new RegExp(`^(::)?(${ipv6Part})?([0-9a-f]+)?(::)?(${zoneIndex})?$`, "i"),
        deprecatedTransitional: new RegExp(`^(?:::)(${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}(${zoneIndex})?)$`, "i"),
        transitional: new RegExp(`^((?:${ipv6Part})|(?:::)(?:${ipv6Part})?)${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}(${zoneIndex})?$`, "i")
      };
      function expandIPv6(string, parts) {
        if (string.indexOf("::") !== string.lastIndexOf("::")) {
          return null;
        }
        let colonCount = 0;
        let lastColon = -1;
        let zoneId = (string.match(ipv6Regexes.zoneIndex) || [])[0];
        let replacement, replacementCount;
        if (zoneId) {
          zoneId = zoneId.substring(1);
          string = string.replace(/%.+$/, "");
        }
        while ((lastColon = string.indexOf(":", lastColon + 1)) >= 0) {
          colonCount++;
        }
        if (string.substr(0, 2) === "::") {
          colonCount--;
        }
        if (string.substr(-2, 2) === "::") {
          colonCount--;
        }
        if (colonCount >= parts) {
          return null;
        }
        replacementCount = parts - colonCount;
        replacement = ":";
        while (replacementCount--) {
          replacement += "0:";
        }
        string = string.replace("::", replacement);
        if (string[0] === ":") {
          string = string.slice(1);
        }
        if (string[string.length - 1] === ":") {
          string = string.slice(0, -1);
        }
        parts = (function() {
          const ref = string.split(":");
          const results = [];
          for (let i = 0; i < ref.length; i++) {
            results.push(ref[i].length > 4 ? NaN : parseInt(ref[i], 16));
          }
          return results;
        })();
        return {
          parts,
          zoneId
        };
      }
      function matchCIDR(first, second, partSize, cidrBits) {
        if (first.length !== second.length) {
          throw new Error("ipaddr: cannot match CIDR for objects with different lengths");
        }
        let part = 0;
        let shift;
        while (cidrBits > 0) {
          shift = partSize - cidrBits;
          if (shift < 0) {
            shift = 0;
          }
          if (first[part] >> shift !== second[part] >> shift) {
            return false;
          }
          cidrBits -= partSize;
          part += 1;
        }
        return true;
      }
      function parseIntAuto(string) {
        if (hexRegex.test(string)) {
          return parseInt(string, 16);
        }
        if (string[0] === "0" && !isNaN(parseInt(string[1], 10))) {
          if (octalRegex.test(string)) {
            return parseInt(string, 8);
          }
          throw new Error(`ipaddr: cannot parse ${string} as octal`);
        }
        return parseInt(string, 10);
      }
      function padPart(part, length) {
        while (part.length < length) {
          part = `0${part}`;
        }
        return part;
      }
      const ipaddr2 = {};
      ipaddr2.IPv4 = (function() {
        function IPv4(octets) {
          if (octets.length !== 4) {
            throw new Error("ipaddr: ipv4 octet count should be 4");
          }
          let i, octet;
          for (i = 0; i < octets.length; i++) {
            octet = octets[i];
            if (!(0 <= octet && octet <= 255)) {
              throw new Error("ipaddr: ipv4 octet should fit in 8 bits");
            }
          }
          this.octets = octets;
        }
        IPv4.prototype.SpecialRanges = {
          unspecified: [[new IPv4([0, 0, 0, 0]), 8]],
          broadcast: [[new IPv4([255, 255, 255, 255]), 32]],
          // RFC3171
          multicast: [[new IPv4([224, 0, 0, 0]), 4]],
          // RFC3927
          linkLocal: [[new IPv4([169, 254, 0, 0]), 16]],
          // RFC5735
          loopback: [[new IPv4([127, 0, 0, 0]), 8]],
          // RFC6598
          carrierGradeNat: [[new IPv4([100, 64, 0, 0]), 10]],
          // RFC1918
          "private": [
            [new IPv4([10, 0, 0, 0]), 8],
            [new IPv4([172, 16, 0, 0]), 12],
            [new IPv4([192, 168, 0, 0]), 16]
          ],
          // Reserved and testing-only ranges; RFCs 5735, 5737, 2544, 1700
          reserved: [
            [new IPv4([192, 0, 0, 0]), 24],
            [new IPv4([192, 0, 2, 0]), 24],
            [new IPv4([192, 88, 99, 0]), 24],
            [new IPv4([198, 18, 0, 0]), 15],
            [new IPv4([198, 51, 100, 0]), 24],
            [new IPv4([203, 0, 113, 0]), 24],
            [new IPv4([240, 0, 0, 0]), 4]
          ],
          // RFC7534, RFC7535
          as112: [
            [new IPv4([192, 175, 48, 0]), 24],
            [new IPv4([192, 31, 196, 0]), 24]
          ],
          // RFC7450
          amt: [
            [new IPv4([192, 52, 193, 0]), 24]
          ]
        };
        IPv4.prototype.kind = function() {
          return "ipv4";
        };
        IPv4.prototype.match = function(other, cidrRange) {
          let ref;
          if (cidrRange === void 0) {
            ref = other;
            other = ref[0];
            cidrRange = ref[1];
          }
          if (other.kind() !== "ipv4") {
            throw new Error("ipaddr: cannot match ipv4 address with non-ipv4 one");
          }
          return matchCIDR(this.octets, other.octets, 8, cidrRange);
        };
        IPv4.prototype.prefixLengthFromSubnetMask = function() {
          let cidr = 0;
          let stop = false;
          const zerotable = {
            0: 8,
            128: 7,
            192: 6,
            224: 5,
            240: 4,
            248: 3,
            252: 2,
            254: 1,
            255: 0
          };
          let i, octet, zeros;
          for (i = 3; i >= 0; i -= 1) {
            octet = this.octets[i];
            if (octet in zerotable) {
              zeros = zerotable[octet];
              if (stop && zeros !== 0) {
                return null;
              }
              if (zeros !== 8) {
                stop = true;
              }
              cidr += zeros;
            } else {
              return null;
            }
          }
          return 32 - cidr;
        };
        IPv4.prototype.range = function() {
          return ipaddr2.subnetMatch(this, this.SpecialRanges);
        };
        IPv4.prototype.toByteArray = function() {
          return this.octets.slice(0);
        };
        IPv4.prototype.toIPv4MappedAddress = function() {
          return ipaddr2.IPv6.parse(`::ffff:${this.toString()}`);
        };
        IPv4.prototype.toNormalizedString = function() {
          return this.toString();
        };
        IPv4.prototype.toString = function() {
          return this.octets.join(".");
        };
        return IPv4;
      })();
      ipaddr2.IPv4.broadcastAddressFromCIDR = function(string) {
        try {
          const cidr = this.parseCIDR(string);
          const ipInterfaceOctets = cidr[0].toByteArray();
          const subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
          const octets = [];
          let i = 0;
          while (i < 4) {
            octets.push(parseInt(ipInterfaceOctets[i], 10) | parseInt(subnetMaskOctets[i], 10) ^ 255);
            i++;
          }
          return new this(octets);
        } catch (e) {
          throw new Error("ipaddr: the address does not have IPv4 CIDR format", { cause: e });
        }
      };
      ipaddr2.IPv4.isIPv4 = function(string) {
        return this.parser(string) !== null;
      };
      ipaddr2.IPv4.isValid = function(string) {
        try {
          new this(this.parser(string));
          return true;
        } catch {
          return false;
        }
      };
      ipaddr2.IPv4.isValidCIDR = function(string) {
        try {
          this.parseCIDR(string);
          return true;
        } catch {
          return false;
        }
      };
      ipaddr2.IPv4.isValidFourPartDecimal = function(string) {
        if (ipaddr2.IPv4.isValid(string) && string.match(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){3}$/)) {
          return true;
        } else {
          return false;
        }
      };
      ipaddr2.IPv4.isValidCIDRFourPartDecimal = function(string) {
        const match = string.match(/^(.+)\/(\d+)$/);
        if (!ipaddr2.IPv4.isValidCIDR(string) || !match) {
          return false;
        }
        return ipaddr2.IPv4.isValidFourPartDecimal(match[1]);
      };
      ipaddr2.IPv4.networkAddressFromCIDR = function(string) {
        let cidr, i, ipInterfaceOctets, octets, subnetMaskOctets;
        try {
          cidr = this.parseCIDR(string);
          ipInterfaceOctets = cidr[0].toByteArray();
          subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
          octets = [];
          i = 0;
          while (i < 4) {
            octets.push(parseInt(ipInterfaceOctets[i], 10) & parseInt(subnetMaskOctets[i], 10));
            i++;
          }
          return new this(octets);
        } catch (e) {
          throw new Error("ipaddr: the address does not have IPv4 CIDR format", { cause: e });
        }
      };
      ipaddr2.IPv4.parse = function(string) {
        const parts = this.parser(string);
        if (parts === null) {
          throw new Error("ipaddr: string is not formatted like an IPv4 Address");
        }
        return new this(parts);
      };
      ipaddr2.IPv4.parseCIDR = function(string) {
        let match;
        if (match = string.match(/^(.+)\/(\d+)$/)) {
          const maskLength = parseInt(match[2]);
          if (maskLength >= 0 && maskLength <= 32) {
            const parsed = [this.parse(match[1]), maskLength];
            Object.defineProperty(parsed, "toString", {
              value: function() {
                return this.join("/");
              }
            });
            return parsed;
          }
        }
        throw new Error("ipaddr: string is not formatted like an IPv4 CIDR range");
      };
      ipaddr2.IPv4.parser = function(string) {
        let match, part, value;
        if (match = string.match(ipv4Regexes.fourOctet)) {
          return (function() {
            const ref = match.slice(1, 6);
            const results = [];
            for (let i = 0; i < ref.length; i++) {
              part = ref[i];
              results.push(parseIntAuto(part));
            }
            return results;
          })();
        } else if (match = string.match(ipv4Regexes.longValue)) {
          value = parseIntAuto(match[1]);
          if (value > 4294967295 || value < 0) {
            throw new Error("ipaddr: address outside defined range");
          }
          return (function() {
            const results = [];
            let shift;
            for (shift = 0; shift <= 24; shift += 8) {
              results.push(value >> shift & 255);
            }
            return results;
          })().reverse();
        } else if (match = string.match(ipv4Regexes.twoOctet)) {
          return (function() {
            const ref = match.slice(1, 4);
            const results = [];
            value = parseIntAuto(ref[1]);
            if (value > 16777215 || value < 0) {
              throw new Error("ipaddr: address outside defined range");
            }
            results.push(parseIntAuto(ref[0]));
            results.push(value >> 16 & 255);
            results.push(value >> 8 & 255);
            results.push(value & 255);
            return results;
          })();
        } else if (match = string.match(ipv4Regexes.threeOctet)) {
          return (function() {
            const ref = match.slice(1, 5);
            const results = [];
            value = parseIntAuto(ref[2]);
            if (value > 65535 || value < 0) {
              throw new Error("ipaddr: address outside defined range");
            }
            results.push(parseIntAuto(ref[0]));
            results.push(parseIntAuto(ref[1]));
            results.push(value >> 8 & 255);
            results.push(value & 255);
            return results;
          })();
        } else {
          return null;
        }
      };
      ipaddr2.IPv4.subnetMaskFromPrefixLength = function(prefix) {
        prefix = parseInt(prefix);
        if (Number.isNaN(prefix) || prefix < 0 || prefix > 32) {
          throw new Error("ipaddr: invalid IPv4 prefix length");
        }
        const octets = [0, 0, 0, 0];
        let j = 0;
        const filledOctetCount = Math.floor(prefix / 8);
        while (j < filledOctetCount) {
          octets[j] = 255;
          j++;
        }
        if (filledOctetCount < 4) {
          octets[filledOctetCount] = Math.pow(2, prefix % 8) - 1 << 8 - prefix % 8;
        }
        return new this(octets);
      };
      ipaddr2.IPv6 = (function() {
        function IPv6(parts, zoneId) {
          let i, part;
          if (parts.length === 16) {
            this.parts = [];
            for (i = 0; i <= 14; i += 2) {
              this.parts.push(parts[i] << 8 | parts[i + 1]);
            }
          } else if (parts.length === 8) {
            this.parts = parts;
          } else {
            throw new Error("ipaddr: ipv6 part count should be 8 or 16");
          }
          for (i = 0; i < this.parts.length; i++) {
            part = this.parts[i];
            if (!(0 <= part && part <= 65535)) {
              throw new Error("ipaddr: ipv6 part should fit in 16 bits");
            }
          }
          if (zoneId) {
            this.zoneId = zoneId;
          }
        }
        IPv6.prototype.SpecialRanges = {
          // RFC4291, here and after
          unspecified: [new IPv6([0, 0, 0, 0, 0, 0, 0, 0]), 128],
          linkLocal: [new IPv6([65152, 0, 0, 0, 0, 0, 0, 0]), 10],
          multicast: [new IPv6([65280, 0, 0, 0, 0, 0, 0, 0]), 8],
          loopback: [new IPv6([0, 0, 0, 0, 0, 0, 0, 1]), 128],
          uniqueLocal: [new IPv6([64512, 0, 0, 0, 0, 0, 0, 0]), 7],
          ipv4Mapped: [new IPv6([0, 0, 0, 0, 0, 65535, 0, 0]), 96],
          // RFC3879
          deprecatedSiteLocal: [new IPv6([65216, 0, 0, 0, 0, 0, 0, 0]), 10],
          // RFC6666
          discard: [new IPv6([256, 0, 0, 0, 0, 0, 0, 0]), 64],
          // RFC6145
          rfc6145: [new IPv6([0, 0, 0, 0, 65535, 0, 0, 0]), 96],
          rfc6052: [
            // RFC6052
            [new IPv6([100, 65435, 0, 0, 0, 0, 0, 0]), 96],
            // RFC8215
            [new IPv6([100, 65435, 1, 0, 0, 0, 0, 0]), 48]
          ],
          // RFC3056
          "6to4": [new IPv6([8194, 0, 0, 0, 0, 0, 0, 0]), 16],
          // RFC6052, RFC6146
          teredo: [new IPv6([8193, 0, 0, 0, 0, 0, 0, 0]), 32],
          // RFC5180
          benchmarking: [new IPv6([8193, 2, 0, 0, 0, 0, 0, 0]), 48],
          // RFC7450
          amt: [new IPv6([8193, 3, 0, 0, 0, 0, 0, 0]), 32],
          as112v6: [
            // RFC7535
            [new IPv6([8193, 4, 274, 0, 0, 0, 0, 0]), 48],
            // RFC7534
            [new IPv6([9760, 79, 32768, 0, 0, 0, 0, 0]), 48]
          ],
          // RFC4843
          deprecatedOrchid: [new IPv6([8193, 16, 0, 0, 0, 0, 0, 0]), 28],
          // RFC7343
          orchid2: [new IPv6([8193, 32, 0, 0, 0, 0, 0, 0]), 28],
          // RFC9374
          droneRemoteIdProtocolEntityTags: [new IPv6([8193, 48, 0, 0, 0, 0, 0, 0]), 28],
          // RFC9602
          segmentRouting: [new IPv6([24320, 0, 0, 0, 0, 0, 0, 0]), 16],
          reserved: [
            // RFC3849
            [new IPv6([8193, 0, 0, 0, 0, 0, 0, 0]), 23],
            // RFC2928
            [new IPv6([8193, 3512, 0, 0, 0, 0, 0, 0]), 32],
            // RFC9637
            [new IPv6([16383, 0, 0, 0, 0, 0, 0, 0]), 20]
          ]
        };
        IPv6.prototype.isIPv4MappedAddress = function() {
          return this.range() === "ipv4Mapped";
        };
        IPv6.prototype.kind = function() {
          return "ipv6";
        };
        IPv6.prototype.match = function(other, cidrRange) {
          let ref;
          if (cidrRange === void 0) {
            ref = other;
            other = ref[0];
            cidrRange = ref[1];
          }
          if (other.kind() !== "ipv6") {
            throw new Error("ipaddr: cannot match ipv6 address with non-ipv6 one");
          }
          return matchCIDR(this.parts, other.parts, 16, cidrRange);
        };
        IPv6.prototype.prefixLengthFromSubnetMask = function() {
          let cidr = 0;
          let stop = false;
          const zerotable = {
            0: 16,
            32768: 15,
            49152: 14,
            57344: 13,
            61440: 12,
            63488: 11,
            64512: 10,
            65024: 9,
            65280: 8,
            65408: 7,
            65472: 6,
            65504: 5,
            65520: 4,
            65528: 3,
            65532: 2,
            65534: 1,
            65535: 0
          };
          let part, zeros;
          for (let i = 7; i >= 0; i -= 1) {
            part = this.parts[i];
            if (part in zerotable) {
              zeros = zerotable[part];
              if (stop && zeros !== 0) {
                return null;
              }
              if (zeros !== 16) {
                stop = true;
              }
              cidr += zeros;
            } else {
              return null;
            }
          }
          return 128 - cidr;
        };
        IPv6.prototype.range = function() {
          return ipaddr2.subnetMatch(this, this.SpecialRanges);
        };
        IPv6.prototype.toByteArray = function() {
          let part;
          const bytes = [];
          const ref = this.parts;
          for (let i = 0; i < ref.length; i++) {
            part = ref[i];
            bytes.push(part >> 8);
            bytes.push(part & 255);
          }
          return bytes;
        };
        IPv6.prototype.toFixedLengthString = function() {
          const addr = (function() {
            const results = [];
            for (let i = 0; i < this.parts.length; i++) {
              results.push(padPart(this.parts[i].toString(16), 4));
            }
            return results;
          }).call(this).join(":");
          let suffix = "";
          if (this.zoneId) {
            suffix = `%${this.zoneId}`;
          }
          return addr + suffix;
        };
        IPv6.prototype.toIPv4Address = function() {
          if (!this.isIPv4MappedAddress()) {
            throw new Error("ipaddr: trying to convert a generic ipv6 address to ipv4");
          }
          const ref = this.parts.slice(-2);
          const high = ref[0];
          const low = ref[1];
          return new ipaddr2.IPv4([high >> 8, high & 255, low >> 8, low & 255]);
        };
        IPv6.prototype.toNormalizedString = function() {
          const addr = (function() {
            const results = [];
            for (let i = 0; i < this.parts.length; i++) {
              results.push(this.parts[i].toString(16));
            }
            return results;
          }).call(this).join(":");
          let suffix = "";
          if (this.zoneId) {
            suffix = `%${this.zoneId}`;
          }
          return addr + suffix;
        };
        IPv6.prototype.toRFC5952String = function() {
          const regex = /((^|:)(0(:|$)){2,})/g;
          let suffix = "";
          if (this.zoneId) {
            suffix = `%${this.zoneId}`;
          }
          const normalized = this.toNormalizedString();
          const string = normalized.slice(0, normalized.length - suffix.length);
          let bestMatchIndex = 0;
          let bestMatchLength = -1;
          let bestMatchGroups = -1;
          let match;
          while (match = regex.exec(string)) {
            const groups = (match[0].match(/0/g) || []).length;
            if (groups > bestMatchGroups) {
              bestMatchGroups = groups;
              bestMatchIndex = match.index;
              bestMatchLength = match[0].length;
            }
          }
          if (bestMatchLength < 0) {
            return string + suffix;
          }
          return `${string.substring(0, bestMatchIndex)}::${string.substring(bestMatchIndex + bestMatchLength)}${suffix}`;
        };
        IPv6.prototype.toString = function() {
          return this.toRFC5952String();
        };
        return IPv6;
      })();
      ipaddr2.IPv6.broadcastAddressFromCIDR = function(string) {
        try {
          const cidr = this.parseCIDR(string);
          const ipInterfaceOctets = cidr[0].toByteArray();
          const subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
          const octets = [];
          let i = 0;
          while (i < 16) {
            octets.push(parseInt(ipInterfaceOctets[i], 10) | parseInt(subnetMaskOctets[i], 10) ^ 255);
            i++;
          }
          return new this(octets);
        } catch (e) {
          throw new Error("ipaddr: the address does not have IPv6 CIDR format", { cause: e });
        }
      };
      ipaddr2.IPv6.isIPv6 = function(string) {
        return this.parser(string) !== null;
      };
      ipaddr2.IPv6.isValid = function(string) {
        if (typeof string === "string" && string.indexOf(":") === -1) {
          return false;
        }
        try {
          const addr = this.parser(string);
          new this(addr.parts, addr.zoneId);
          return true;
        } catch {
          return false;
        }
      };
      ipaddr2.IPv6.isValidCIDR = function(string) {
        if (typeof string === "string" && string.indexOf(":") === -1) {
          return false;
        }
        try {
          this.parseCIDR(string);
          return true;
        } catch {
          return false;
        }
      };
      ipaddr2.IPv6.networkAddressFromCIDR = function(string) {
        let cidr, i, ipInterfaceOctets, octets, subnetMaskOctets;
        try {
          cidr = this.parseCIDR(string);
          ipInterfaceOctets = cidr[0].toByteArray();
          subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
          octets = [];
          i = 0;
          while (i < 16) {
            octets.push(parseInt(ipInterfaceOctets[i], 10) & parseInt(subnetMaskOctets[i], 10));
            i++;
          }
          return new this(octets);
        } catch (e) {
          throw new Error("ipaddr: the address does not have IPv6 CIDR format", { cause: e });
        }
      };
      ipaddr2.IPv6.parse = function(string) {
        const addr = this.parser(string);
        if (addr === null) {
          throw new Error("ipaddr: string is not formatted like an IPv6 Address");
        }
        return new this(addr.parts, addr.zoneId);
      };
      ipaddr2.IPv6.parseCIDR = function(string) {
        let maskLength, match, parsed;
        if (match = string.match(/^(.+)\/(\d+)$/)) {
          maskLength = parseInt(match[2]);
          if (maskLength >= 0 && maskLength <= 128) {
            parsed = [this.parse(match[1]), maskLength];
            Object.defineProperty(parsed, "toString", {
              value: function() {
                return this.join("/");
              }
            });
            return parsed;
          }
        }
        throw new Error("ipaddr: string is not formatted like an IPv6 CIDR range");
      };
      ipaddr2.IPv6.parser = function(string) {
        let addr, i, match, octet, octets, zoneId;
        if (match = string.match(ipv6Regexes.deprecatedTransitional)) {
          return this.parser(`::ffff:${match[1]}`);
        }
        if (ipv6Regexes.native.test(string)) {
          return expandIPv6(string, 8);
        }
        if (match = string.match(ipv6Regexes.transitional)) {
          zoneId = match[6] || "";
          addr = match[1];
          if (!match[1].endsWith("::")) {
            addr = addr.slice(0, -1);
          }
          addr = expandIPv6(addr + zoneId, 6);
          if (addr && addr.parts) {
            octets = [
              parseInt(match[2]),
              parseInt(match[3]),
              parseInt(match[4]),
              parseInt(match[5])
            ];
            for (i = 0; i < octets.length; i++) {
              octet = octets[i];
              if (!(0 <= octet && octet <= 255)) {
                return null;
              }
            }
            addr.parts.push(octets[0] << 8 | octets[1]);
            addr.parts.push(octets[2] << 8 | octets[3]);
            return {
              parts: addr.parts,
              zoneId: addr.zoneId
            };
          }
        }
        return null;
      };
      ipaddr2.IPv6.subnetMaskFromPrefixLength = function(prefix) {
        prefix = parseInt(prefix);
        if (Number.isNaN(prefix) || prefix < 0 || prefix > 128) {
          throw new Error("ipaddr: invalid IPv6 prefix length");
        }
        const octets = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let j = 0;
        const filledOctetCount = Math.floor(prefix / 8);
        while (j < filledOctetCount) {
          octets[j] = 255;
          j++;
        }
        if (filledOctetCount < 16) {
          octets[filledOctetCount] = Math.pow(2, prefix % 8) - 1 << 8 - prefix % 8;
        }
        return new this(octets);
      };
      ipaddr2.fromByteArray = function(bytes) {
        const length = bytes.length;
        if (length === 4) {
          return new ipaddr2.IPv4(bytes);
        } else if (length === 16) {
          return new ipaddr2.IPv6(bytes);
        } else {
          throw new Error("ipaddr: the binary input is neither an IPv6 nor IPv4 address");
        }
      };
      ipaddr2.isValid = function(string) {
        return ipaddr2.IPv6.isValid(string) || ipaddr2.IPv4.isValid(string);
      };
      ipaddr2.isValidCIDR = function(string) {
        return ipaddr2.IPv6.isValidCIDR(string) || ipaddr2.IPv4.isValidCIDR(string);
      };
      ipaddr2.parse = function(string) {
        if (ipaddr2.IPv6.isValid(string)) {
          return ipaddr2.IPv6.parse(string);
        } else if (ipaddr2.IPv4.isValid(string)) {
          return ipaddr2.IPv4.parse(string);
        } else {
          throw new Error("ipaddr: the address has neither IPv6 nor IPv4 format");
        }
      };
      ipaddr2.parseCIDR = function(string) {
        try {
          return ipaddr2.IPv6.parseCIDR(string);
        } catch {
          try {
            return ipaddr2.IPv4.parseCIDR(string);
          } catch (e) {
            throw new Error("ipaddr: the address has neither IPv6 nor IPv4 CIDR format", { cause: e });
          }
        }
      };
      ipaddr2.process = function(string) {
        const addr = this.parse(string);
        if (addr.kind() === "ipv6" && addr.isIPv4MappedAddress()) {
          return addr.toIPv4Address();
        } else {
          return addr;
        }
      };
      ipaddr2.subnetMatch = function(address, rangeList, defaultName) {
        let i, rangeName, rangeSubnets, subnet;
        if (defaultName === void 0 || defaultName === null) {
          defaultName = "unicast";
        }
        for (rangeName in rangeList) {
          if (Object.prototype.hasOwnProperty.call(rangeList, rangeName)) {
            rangeSubnets = rangeList[rangeName];
            if (rangeSubnets[0] && !(rangeSubnets[0] instanceof Array)) {
              rangeSubnets = [rangeSubnets];
            }
            for (i = 0; i < rangeSubnets.length; i++) {
              subnet = rangeSubnets[i];
              if (address.kind() === subnet[0].kind() && address.match.apply(address, subnet)) {
                return rangeName;
              }
            }
          }
        }
        return defaultName;
      };
      if (typeof module !== "undefined" && module.exports) {
        module.exports = ipaddr2;
      } else {
        root.ipaddr = ipaddr2;
      }
    })(exports);
  }
});

// src/rollout/bounds.ts
function bounds(desiredCount, percents) {
  return {
    lower: Math.ceil(desiredCount * percents.minimumHealthy / 100),
    upper: Math.floor(desiredCount * percents.maximum / 100)
  };
}
function percentsFor(desiredCount, wanted) {
  if (desiredCount === 0) return { minimumHealthy: 100, maximum: 200 };
  const minimumHealthy = Math.floor(100 * wanted.lower / desiredCount);
  const maximum = Math.ceil(100 * wanted.upper / desiredCount);
  return { minimumHealthy: Math.min(100, minimumHealthy), maximum: Math.max(100, maximum) };
}
function reachableBounds(desired, fixed) {
  const choices = (given, from) => given === void 0 ? Array.from({ length: 101 }, (_, index) => from + index) : [given];
  const distinct2 = (counts2) => [...new Set(counts2)];
  const lowerOf = (minimumHealthy) => bounds(desired, { minimumHealthy, maximum: 100 }).lower;
  const upperOf = (maximum) => bounds(desired, { minimumHealthy: 0, maximum }).upper;
  return {
    lowers: distinct2(choices(fixed.minimumHealthy, 0).map(lowerOf)),
    uppers: distinct2(choices(fixed.maximum, 100).map(upperOf))
  };
}
function breakerThreshold(desiredCount, breaker) {
  const { type, value } = breaker.threshold;
  const share = Math.ceil(desiredCount * value / 100);
  switch (type) {
    case "COUNT":
      return value;
    case "UNBOUNDED_PERCENT":
      return Math.max(1, share);
    case "BOUNDED_PERCENT":
      return Math.min(200, Math.max(3, share));
  }
}

// src/rollout/cluster-query.ts
var operators = {
  ...named("==", ["==", "equals"], ["!=", "not_equals"]),
  ...named(">", [">", "greater_than"], ["<=", "less_than_equal"]),
  ...named("<", ["<", "less_than"], [">=", "greater_than_equal"]),
  ...named("in", ["in"], ["!in", "not_in"]),
  ...named("matches", ["=~", "matches"], ["!~", "not_matches"]),
  ...named("exists", ["exists"], ["!exists", "not_exists"])
};
function parseQuery(text) {
  const tokens = tokensOf(text);
  if (tokens === void 0) return void 0;
  const reader = { tokens, at: 0 };
  const query = readEither(reader);
  return reader.at === tokens.length ? query : void 0;
}
function named(operator, names, opposites) {
  return Object.fromEntries([
    ...names.map((name) => [name, { operator, negated: false }]),
    ...opposites.map((name) => [name, { operator, negated: true }])
  ]);
}
var token = /\s*(?:(&&|\|\||[()[\],]|==|!=|>=|<=|>|<|=~|!~|!in\b|!exists\b|!)|'([^']*)'|"([^"]*)"|([^\s()[\],=!<>'"&|]+))/y;
var pattern = /\s*(?:(?!)()|'([^']*)'|"([^"]*)"|(\S+))/y;
function tokensOf(expression) {
  const text = expression.trimEnd();
  const tokens = [];
  let at = 0;
  while (at < text.length) {
    const isPattern = operators[tokens[tokens.length - 1] ?? ""]?.operator === "matches";
    const rule = isPattern ? pattern : token;
    rule.lastIndex = at;
    const [, sign, single, double, word] = rule.exec(text) ?? [];
    const quoted = single ?? double;
    const read = quoted === void 0 ? sign ?? word : `'${quoted}`;
    if (read === void 0) return void 0;
    const closing = isPattern && quoted === void 0 ? unopened(read) : 0;
    tokens.push(read.slice(0, read.length - closing));
    at = rule.lastIndex - closing;
  }
  return tokens;
}
function unopened(text) {
  const count = (sign) => text.split(sign).length - 1;
  const [closing = ""] = /\)*$/.exec(text) ?? [];
  return Math.min(closing.length, Math.max(0, count(")") - count("(")));
}
function readEither(reader) {
  return readJoined(reader, "or", ["||", "or"], (each2) => readJoined(each2, "and", ["&&", "and"], readOne));
}
function readJoined(reader, kind, names, readNext) {
  let query = readNext(reader);
  while (query !== void 0 && names.includes(reader.tokens[reader.at] ?? "")) {
    reader.at += 1;
    const other = readNext(reader);
    query = other && { kind, one: query, other };
  }
  return query;
}
function readOne(reader) {
  const next = reader.tokens[reader.at];
  if (next === "!" || next === "not") {
    reader.at += 1;
    const of = readOne(reader);
    return of && { kind: "not", of };
  }
  if (next !== "(") return readComparison(reader);
  reader.at += 1;
  const query = readEither(reader);
  if (reader.tokens[reader.at] !== ")") return void 0;
  reader.at += 1;
  return query;
}
function readComparison(reader) {
  const [subject, name] = reader.tokens.slice(reader.at, reader.at + 2);
  const found = operators[name ?? ""];
  if (subject === void 0 || found === void 0 || !/^\w/.test(subject)) return void 0;
  reader.at += 2;
  const values = found.operator === "exists" ? [] : readValues(reader, found.operator === "in");
  if (values === void 0) return void 0;
  const comparison = { kind: "comparison", subject, operator: found.operator, values };
  return found.negated ? { kind: "not", of: comparison } : comparison;
}
function readValues(reader, isList) {
  if (!isList) return valuesOf([reader.tokens[reader.at++]]);
  const end = reader.tokens.indexOf("]", reader.at);
  if (reader.tokens[reader.at] !== "[" || end === -1) return void 0;
  const inside = reader.tokens.slice(reader.at + 1, end);
  reader.at = end + 1;
  return valuesOf(inside.filter((_, index) => index % 2 === 0));
}
function valuesOf(tokens) {
  const values = tokens.map(
    (each2) => each2 === void 0 || /^[()[\],]$/.test(each2) ? void 0 : each2.replace(/^'/, "")
  );
  const known2 = values.filter((value) => value !== void 0);
  return known2.length === values.length ? known2 : void 0;
}

// src/rollout/placement-expression.ts
function evaluateExpression(expression, instance) {
  const query = parseQuery(expression);
  return query === void 0 ? void 0 : evaluate(query, instance);
}
function evaluate(query, instance) {
  switch (query.kind) {
    case "not":
      return negated(evaluate(query.of, instance));
    case "and":
      return conjunction(evaluate(query.one, instance), evaluate(query.other, instance));
    case "or":
      return negated(conjunction(negated(evaluate(query.one, instance)), negated(evaluate(query.other, instance))));
    case "comparison":
      return compare(query, instance);
  }
}
function negated(value) {
  return value === void 0 ? void 0 : !value;
}
function conjunction(one, other) {
  if (one === false || other === false) return false;
  return one === void 0 || other === void 0 ? void 0 : true;
}
function valueFor(subject, { attributes, agentConnected, facts = {} }) {
  if (subject.startsWith("attribute:")) return attributes[subject.slice("attribute:".length)] ?? null;
  switch (subject) {
    case "agentConnected":
      return String(agentConnected);
    case "agentVersion":
      return facts.agentVersion;
    case "ec2InstanceId":
      return facts.ec2InstanceId;
    case "registeredAt":
      return facts.registeredAt === void 0 ? void 0 : new Date(facts.registeredAt).toISOString();
    case "runningTasksCount":
      return facts.runningTasksCount === void 0 ? void 0 : String(facts.runningTasksCount);
    default:
      return void 0;
  }
}
function compare({ subject, operator, values }, instance) {
  const value = valueFor(subject, instance);
  if (value === void 0) return void 0;
  const [first = ""] = values;
  switch (operator) {
    case "exists":
      return value !== null;
    case "in":
      return value !== null && values.includes(value);
    case "matches":
      return value === null ? false : matches(value, first);
    case "==":
      return isOrdered(subject) ? ordered(subject, value, first, (order) => order === 0) : value === first;
    case ">":
      return ordered(subject, value, first, (order) => order > 0);
    case "<":
      return ordered(subject, value, first, (order) => order < 0);
  }
}
function isOrdered(subject) {
  return subject === "agentVersion" || subject === "registeredAt" || subject === "runningTasksCount";
}
function ordered(subject, value, other, holds) {
  if (value === null || !isOrdered(subject)) return void 0;
  const [one, two] = [value, other].map((text) => rank(subject, text));
  if (one === void 0 || two === void 0) return void 0;
  const differing = one.findIndex((part, index) => part !== (two[index] ?? 0));
  const difference = differing === -1 ? two.length - one.length : (one[differing] ?? 0) - (two[differing] ?? 0);
  return holds(differing === -1 && two.slice(one.length).every((part) => part === 0) ? 0 : difference);
}
function rank(subject, text) {
  const parts = subject === "registeredAt" ? [Date.parse(text)] : text.split(".").map(Number);
  return parts.some(Number.isNaN) ? void 0 : parts;
}
function matches(value, pattern2) {
  try {
    const whole = new RegExp(`^(?:${pattern2})$`).test(value);
    return whole === new RegExp(pattern2).test(value) ? whole : void 0;
  } catch {
    return void 0;
  }
}

// src/rollout/placement.ts
function place(request, instances) {
  const judged = instances.map((instance) => ({ instance, obstacle: findObstacle(request, instance) }));
  const fitting = judged.flatMap(({ instance, obstacle }) => obstacle === null ? [instance] : []);
  const chosen = leastLoaded(fitting, request.serviceTasks, instances);
  return chosen === void 0 ? { placed: false, failure: { closest: closest(judged) } } : { placed: true, instance: chosen };
}
function findObstacle(request, instance) {
  const { shape, constraints, serviceTasks } = request;
  const isOccupied = () => serviceTasks.some((task) => task.instanceId === instance.id);
  return findUnfitness(shape, instance) ?? findShortage(shape, instance) ?? (hasDistinctInstance(constraints) && isOccupied() ? { kind: "distinct-instance" } : null) ?? findMismatch(constraints, instance);
}
function findFlaw({ shape, placementConstraints }, instance) {
  return findUnfitness(shape, instance) ?? findMismatch(placementConstraints, instance);
}
function findShortage(shape, { remaining, usedHostPorts }) {
  const port = shape.hostPorts.find((wanted) => usedHostPorts.some((used) => samePort(used, wanted)));
  if (port !== void 0) return { kind: "port", port };
  if (shape.cpu > remaining.cpu) return { kind: "cpu", missing: shape.cpu - remaining.cpu };
  if (shape.memory > remaining.memory) return { kind: "memory", missing: shape.memory - remaining.memory };
  return shape.networkInterfaces > remaining.networkInterfaces ? { kind: "network-interface" } : null;
}
function hasDistinctInstance(constraints) {
  return constraints.some(({ type }) => type === "distinctInstance");
}
function reserve(instance, shape) {
  const { hostPorts } = shape;
  const { usedHostPorts } = instance;
  return changed(instance, shape, -1, hostPorts.length === 0 ? usedHostPorts : [...usedHostPorts, ...hostPorts]);
}
function release(instance, shape) {
  const { hostPorts } = shape;
  const { usedHostPorts } = instance;
  const isFree = (used) => hostPorts.some((port) => samePort(used, port));
  return changed(
    instance,
    shape,
    1,
    hostPorts.length === 0 ? usedHostPorts : usedHostPorts.filter((used) => !isFree(used))
  );
}
function closest(judged) {
  let best = null;
  for (const { instance, obstacle } of judged) {
    if (obstacle === null) continue;
    const rank2 = obstacleOrder.indexOf(obstacle.kind);
    if (best === null || rank2 > obstacleOrder.indexOf(best.obstacle.kind)) best = { instanceId: instance.id, obstacle };
  }
  return best;
}
var obstacleOrder = [
  "draining",
  "agent",
  "member-of",
  "attribute",
  "distinct-instance",
  "network-interface",
  "cpu",
  "memory",
  "port"
];
function changed(instance, shape, sign, usedHostPorts) {
  const { cpu, memory, networkInterfaces } = instance.remaining;
  const remaining = {
    cpu: cpu + sign * shape.cpu,
    memory: memory + sign * shape.memory,
    networkInterfaces: networkInterfaces + sign * shape.networkInterfaces
  };
  return { ...instance, remaining, usedHostPorts };
}
function findUnfitness(shape, instance) {
  if (instance.status !== "ACTIVE") return { kind: "draining" };
  if (!instance.agentConnected) return { kind: "agent" };
  const attribute = shape.requiredAttributes.find((required) => !hasAttribute(instance, required));
  return attribute === void 0 ? null : { kind: "attribute", attribute };
}
function findMismatch(constraints, instance) {
  for (const constraint of constraints) {
    if (constraint.type === "distinctInstance") continue;
    const { expression } = constraint;
    const matches2 = evaluateExpression(expression, instance) ?? constraint.whenUnknown === "match";
    if (!matches2) return { kind: "member-of", expression };
  }
  return null;
}
function hasAttribute(instance, required) {
  const [name = "", value] = required.split("=", 2);
  const actual = instance.attributes[name];
  return actual !== void 0 && (value === void 0 || actual === value);
}
function samePort(one, other) {
  return one.port === other.port && one.protocol === other.protocol;
}
function leastLoaded(fitting, tasks, instances) {
  if (fitting.length < 2) return fitting[0];
  const zones = new Map(instances.map(({ id, availabilityZone }) => [id, availabilityZone]));
  const perInstance = countBy(tasks.map(({ instanceId }) => instanceId));
  const perZone = countBy(tasks.map(({ instanceId }) => zones.get(instanceId) ?? ""));
  const isLess2 = (one, other) => {
    const inZones = (perZone.get(one.availabilityZone) ?? 0) - (perZone.get(other.availabilityZone) ?? 0);
    return inZones < 0 || inZones === 0 && (perInstance.get(one.id) ?? 0) < (perInstance.get(other.id) ?? 0);
  };
  return fitting.reduce((best, candidate) => isLess2(candidate, best) ? candidate : best);
}
function countBy(keys) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const key of keys) counts2.set(key, (counts2.get(key) ?? 0) + 1);
  return counts2;
}

// src/network/facts.ts
function known(value) {
  return { kind: "known", value };
}
function whyUnknown(unknown) {
  return unknown.kind === "denied" ? `${unknown.action} is denied; grant it to this role` : unknown.why;
}
function mapFact(fact, map) {
  return fact.kind === "known" ? map(fact.value) : fact;
}

// src/network/ports.ts
var allPorts = { from: 0, to: 65535 };
var linuxEphemeralPorts = { from: 32768, to: 61e3 };
var anyEphemeralPorts = { from: 1024, to: 65535 };
var dynamicHostPorts = { from: 32768, to: 65535 };
function portRange(from, to) {
  return from === void 0 || to === void 0 || from === -1 ? allPorts : { from, to };
}
function onePort(port) {
  return { from: port, to: port };
}
function commonPorts(one, other) {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from <= to ? { from, to } : void 0;
}
function isOnePort({ from, to }) {
  return from === to;
}
function describePorts({ from, to }) {
  return from === to ? `${from}` : `${from}-${to}`;
}
function coversTcp(protocol) {
  return ["-1", "6", "tcp", "all"].includes(protocol.toLowerCase());
}

// src/network/ranges.ts
var import_ipaddr = __toESM(require_ipaddr(), 1);
import { isIP } from "node:net";
function parseRange(text) {
  const [address = "", prefix, ...rest] = text.split("/");
  const family = familyOf(address);
  if (family === void 0 || rest.length > 0 || address.includes("%")) return void 0;
  const bits = bitsOf(family);
  const length = prefix === void 0 ? bits : prefixLength(prefix, bits);
  if (length === void 0) return void 0;
  const size = 1n << BigInt(bits - length);
  const from = numberOf(address) / size * size;
  return { family, from, to: from + size - 1n };
}
function parseRanges(texts) {
  return texts.map(parseRange).filter((range) => range !== void 0);
}
function ofFamily(ranges, family) {
  return ranges.filter((range) => range.family === family);
}
function everywhere(family) {
  return { family, from: 0n, to: (1n << BigInt(bitsOf(family))) - 1n };
}
function internet(family) {
  return family === 4 ? subtract([everywhere(4)], parseRanges(notOnTheInternet)) : parseRanges(["2000::/3"]);
}
var notOnTheInternet = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3"
];
function intersect(one, other) {
  if (one.family !== other.family) return void 0;
  const from = isLess(one.from, other.from) ? other.from : one.from;
  const to = isLess(one.to, other.to) ? one.to : other.to;
  return from <= to ? { family: one.family, from, to } : void 0;
}
function subtract(ranges, taken) {
  return taken.reduce((left, hole) => left.flatMap((range) => without(range, hole)), ranges);
}
function overlaps(ranges, others) {
  return ranges.some((range) => others.some((other) => intersect(range, other) !== void 0));
}
function toCidrs({ family, from, to }) {
  const blocks = [];
  for (let at = from; at <= to; ) {
    const free = largestBlock(family, at, to);
    blocks.push(`${addressText(family, at)}/${bitsOf(family) - free}`);
    at += 1n << BigInt(free);
  }
  return blocks;
}
function describeRanges(ranges) {
  const texts = ranges.flatMap(toCidrs).map((text) => text.replace(/(?<=\.\d+)\/32$|\/128$/, ""));
  if (texts.length > 3 && isInternet(ranges)) return "any address of the internet";
  const shown = texts.slice(0, 3).join(", ");
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more blocks` : shown;
}
function isInternet(ranges) {
  const families = [...new Set(ranges.map(({ family }) => family))];
  return subtract(families.flatMap(internet), ranges).length === 0;
}
function isLess(one, other) {
  return one < other;
}
function familyOf(address) {
  const version = isIP(address);
  return version === 4 || version === 6 ? version : void 0;
}
function bitsOf(family) {
  return family === 4 ? 32 : 128;
}
function prefixLength(text, bits) {
  const length = /^\d{1,3}$/.test(text) ? Number(text) : void 0;
  return length === void 0 || length > bits ? void 0 : length;
}
function numberOf(address) {
  const bytes = import_ipaddr.default.parse(address).toByteArray();
  return bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}
function addressText(family, number) {
  const bytes = Array.from({ length: bitsOf(family) / 8 }, (_, index) => Number(number >> BigInt(8 * index) & 255n));
  return import_ipaddr.default.fromByteArray(bytes.reverse()).toString();
}
function without(range, hole) {
  const both = intersect(range, hole);
  if (both === void 0) return [range];
  const { family } = range;
  const before = range.from < both.from ? [{ family, from: range.from, to: both.from - 1n }] : [];
  const after = both.to < range.to ? [{ family, from: both.to + 1n, to: range.to }] : [];
  return [...before, ...after];
}
function largestBlock(family, from, to) {
  let free = 0;
  while (free < bitsOf(family) && from % (2n << BigInt(free)) === 0n && from + (2n << BigInt(free)) - 1n <= to)
    free += 1;
  return free;
}

// src/network/address-choice.ts
function chooseAddress(network, source, destination) {
  if (source.kind === "outside") return known("public");
  if (source.vpcId === destination.vpcId || !destination.isPublic) return known("private");
  return mapFact(network.peerings, (peerings) => {
    const active = peeringsBetween(peerings, source.vpcId, destination.vpcId).filter(
      ({ status }) => status === "active"
    );
    const answers = active.flatMap(({ sides }) => sides.filter(({ vpcId }) => vpcId === destination.vpcId));
    const [resolves = known(false)] = answers.map(({ resolvesForPeer }) => resolvesForPeer);
    return mapFact(resolves, (isPrivate) => known(isPrivate ? "private" : "public"));
  });
}
function peeringsBetween(peerings, one, other) {
  return peerings.filter(({ sides: [a, b] }) => {
    return a.vpcId === one && b.vpcId === other || a.vpcId === other && b.vpcId === one;
  });
}

// src/network/routes.ts
function routeTableOf(network, subnetId, vpcId) {
  return mapFact(network.routeTables, (tables) => {
    const own = tables.find(({ subnetIds }) => subnetIds.includes(subnetId));
    const table = own ?? tables.find((each2) => each2.vpcId === vpcId && each2.main);
    return table === void 0 ? { kind: "unknown", why: `neither a route table of ${subnetId} nor the main one of ${vpcId} was found` } : known(table);
  });
}
function coursesTo(network, table, addresses) {
  return mapFact(blocksOf(network, table.routes), (blocks) => {
    const courses = [];
    let open = addresses;
    for (const { route, range } of blocks.toSorted(byPriority)) {
      const taken = open.map((part) => intersect(part, range)).filter((both) => both !== void 0);
      courses.push(...taken.map((part) => ({ addresses: part, route })));
      open = subtract(open, taken);
    }
    return known([...courses, ...open.map((part) => ({ addresses: part, route: void 0 }))]);
  });
}
function blocksOf(network, routes) {
  const locals = routes.filter(({ target }) => target.kind === "local").flatMap((each2) => parseRanges([each2.destination]));
  const blocks = [];
  for (const route of routes) {
    const destinations = destinationsOf(network, route);
    if (destinations.kind !== "known") return destinations;
    for (const whole of parseRanges(destinations.value)) {
      const size = whole.to - whole.from + 1n;
      const open = route.propagated ? subtract([whole], locals) : [whole];
      blocks.push(...open.map((range) => ({ route, range, size, rank: rankOf(route) })));
    }
  }
  return known(blocks);
}
function destinationsOf({ prefixLists }, { destination, target }) {
  if (target.kind === "gateway-endpoint") return known([]);
  if (!destination.startsWith("pl-")) return known([destination]);
  return prefixLists[destination] ?? { kind: "unknown", why: `prefix list ${destination} was not read` };
}
function byPriority(one, other) {
  if (one.size !== other.size) return one.size < other.size ? -1 : 1;
  return one.rank - other.rank;
}
function rankOf({ propagated, destination }) {
  if (propagated) return 2;
  return destination.startsWith("pl-") ? 1 : 0;
}

// src/network/hops.ts
function outcomeOfAll(outcomes) {
  const order = ["no", "unknown", "partial"];
  return order.find((outcome) => outcomes.includes(outcome)) ?? "yes";
}
function outcomeOfParts(outcomes) {
  const [first = "unknown"] = outcomes;
  if (outcomes.every((outcome) => outcome === first)) return first;
  return outcomes.includes("unknown") ? "unknown" : "partial";
}
function unknownHop(place2, message) {
  return { place: place2, outcome: "unknown", message, evidence: [], fix: [] };
}

// src/network/verdict.ts
function verdictOf(hops) {
  return { outcome: outcomeOfAll(hops.map(({ outcome }) => outcome)), hops, failing: failingOf(hops) };
}
function verdictOfParts(verdicts) {
  const hops = distinct(verdicts.flatMap((verdict) => verdict.hops));
  return { outcome: outcomeOfParts(verdicts.map(({ outcome }) => outcome)), hops, failing: failingOf(hops) };
}
function verdictOfAll(verdicts) {
  const hops = distinct(verdicts.flatMap((verdict) => verdict.hops));
  return { outcome: outcomeOfAll(verdicts.map(({ outcome }) => outcome)), hops, failing: failingOf(hops) };
}
function failingOf(hops) {
  return hops.filter(({ outcome }) => outcome !== "yes");
}
function distinct(hops) {
  const byText = new Map(hops.map((hop) => [`${hop.place} ${hop.message}`, hop]));
  return [...byText.values()];
}

// src/network/endpoints.ts
function addressesOf(endpoint, kind, family) {
  const isPrivate = endpoint.kind === "outside" || kind === "private";
  return ofFamily(isPrivate ? endpoint.addresses : endpoint.publicAddresses, family);
}

// src/network/no-address.ts
var noNetwork = {
  place: "source",
  outcome: "no",
  message: "The containers have no network: their network mode is none, or their networking is disabled.",
  evidence: [],
  fix: []
};
function noAddress({ name, subnetId }, kind, family) {
  const message = `${name} has no ${kind} IPv${family} address.`;
  return { place: "address", outcome: "no", message, evidence: [subnetId], fix: [] };
}
function noSourceAddress({ name, addresses }, family) {
  const message = `There is no IPv${family} address at ${name}, only ${describeRanges(addresses)}.`;
  return { place: "source", outcome: "no", message, evidence: [], fix: [] };
}

// src/network/rectangles.ts
function commonRectangle(one, other) {
  const addresses = intersect(one.addresses, other.addresses);
  const ports = commonPorts(one.ports, other.ports);
  return addresses && ports ? [{ addresses, ports }] : [];
}
function withoutRectangle(part, taken) {
  const [both] = commonRectangle(part, taken);
  if (both === void 0) return [part];
  const beside = subtract([part.addresses], [both.addresses]).map((addresses) => ({ addresses, ports: part.ports }));
  const below = { addresses: both.addresses, ports: { from: part.ports.from, to: both.ports.from - 1 } };
  const above = { addresses: both.addresses, ports: { from: both.ports.to + 1, to: part.ports.to } };
  return [...beside, ...[below, above].filter(({ ports }) => ports.from <= ports.to)];
}
function subtractRectangles(rectangles2, taken) {
  return taken.reduce((left, hole) => left.flatMap((part) => withoutRectangle(part, hole)), rectangles2);
}
function rectangles(addresses, ports) {
  return addresses.map((range) => ({ addresses: range, ports }));
}
function describeRectangle({ addresses, ports }) {
  return `${describeRanges([addresses])} port ${describePorts(ports)}`;
}

// src/network/network-acls.ts
var lastEntryNumber = 32767;
function decide({ entries }, traffic) {
  const own = entries.filter(({ direction, protocol }) => direction === traffic.direction && coversTcp(protocol));
  const ordered2 = own.toSorted((one, other) => one.number - other.number);
  const decided = [];
  let open = rectangles(traffic.remote, traffic.ports);
  for (const { number, action, ...entry } of ordered2) {
    const matched = matchedBy(entry);
    if (matched === void 0) continue;
    decided.push(
      ...open.flatMap((part) => commonRectangle(part, matched)).map((part) => ({ ...part, action, number }))
    );
    open = open.flatMap((part) => withoutRectangle(part, matched));
  }
  return [...decided, ...open.map((part) => ({ ...part, action: "deny", number: lastEntryNumber }))];
}
function describeEntry(number) {
  return `rule ${number >= lastEntryNumber ? "*" : number}`;
}
function matchedBy({
  cidr,
  protocol,
  ports
}) {
  const addresses = parseRange(cidr);
  return addresses && { addresses, ports: protocol === "-1" ? allPorts : ports ?? allPorts };
}

// src/network/fixes.ts
var fewBlocks = 8;
function allowGroupIn(group, ports, source) {
  return `aws ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port ${describePorts(ports)} --source-group ${source}`;
}
function allowAddressesIn(group, ports, addresses) {
  const blocks = [...new Set(addresses.flatMap(toCidrs))];
  if (blocks.length > fewBlocks) return [];
  return blocks.map((cidr) => {
    const permission = `IpProtocol=tcp,FromPort=${ports.from},ToPort=${ports.to},${rangesOf(cidr)}`;
    return `aws ec2 authorize-security-group-ingress --group-id ${group} --ip-permissions '${permission}'`;
  });
}
function allowOut(group, ports, to) {
  const peers = typeof to === "string" ? [`UserIdGroupPairs=[{GroupId=${to}}]`] : [...new Set(to.flatMap(toCidrs))].map(rangesOf);
  if (peers.length > fewBlocks) return [];
  return peers.map((peer) => {
    const permission = `IpProtocol=tcp,FromPort=${ports.from},ToPort=${ports.to},${peer}`;
    return `aws ec2 authorize-security-group-egress --group-id ${group} --ip-permissions '${permission}'`;
  });
}
function allowInAcl(acl, traffic, denying) {
  const blocks = traffic.remote.flatMap(toCidrs);
  const numbers = freeNumbers(acl, traffic.direction, denying, blocks.length);
  if (blocks.length > fewBlocks || numbers.length < blocks.length) return [];
  return blocks.map((cidr, index) => {
    const block = cidr.includes(":") ? "--ipv6-cidr-block" : "--cidr-block";
    const { from, to } = traffic.ports;
    return `aws ec2 create-network-acl-entry --network-acl-id ${acl.id} --${traffic.direction} --rule-number ${numbers[index]} --protocol tcp --port-range From=${from},To=${to} ${block} ${cidr} --rule-action allow`;
  });
}
function routeThrough(tableId, destination, target, present) {
  const action = present.some((route) => route.destination === destination) ? "replace-route" : "create-route";
  const block = destination.includes(":") ? "--destination-ipv6-cidr-block" : "--destination-cidr-block";
  return `aws ec2 ${action} --route-table-id ${tableId} ${block} ${destination} ${target}`;
}
function acceptPeering(id) {
  return `aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id ${id}`;
}
function createPeering(vpcId, peerVpcId, peerRegion) {
  const region = peerRegion === void 0 ? "" : ` --peer-region ${peerRegion}`;
  return `aws ec2 create-vpc-peering-connection --vpc-id ${vpcId} --peer-vpc-id ${peerVpcId}${region}`;
}
function rangesOf(cidr) {
  return cidr.includes(":") ? `Ipv6Ranges=[{CidrIpv6=${cidr}}]` : `IpRanges=[{CidrIp=${cidr}}]`;
}
function freeNumbers(acl, direction, denying, wanted) {
  const used = acl.entries.filter((entry) => entry.direction === direction).map(({ number }) => number);
  const highest = Math.max(0, ...used.filter((number) => number < lastEntryNumber));
  const start = denying >= lastEntryNumber ? Math.min(lastEntryNumber, highest + 10 + wanted) : denying;
  const free = [];
  for (let number = start - 1; number > 0 && free.length < wanted; number -= 1)
    if (!used.includes(number)) free.unshift(number);
  return free;
}

// src/network/network-acl-hops.ts
function networkAclHop(network, place2, subnetId, traffic) {
  const acls = network.networkAcls;
  if (acls.kind !== "known") return unknownHop2(place2, subnetId, acls);
  const acl = acls.value.find(({ subnetIds }) => subnetIds.includes(subnetId));
  if (acl === void 0) return unknownHop2(place2, subnetId, { kind: "unknown", why: "none was found for that subnet" });
  return judge(place2, subnetId, acl, traffic);
}
function unknownHop2(place2, subnetId, unknown) {
  const message = `What the network ACL of ${subnetId} lets through is not known, because ${whyUnknown(unknown)}.`;
  return { place: place2, outcome: "unknown", message, evidence: [subnetId], fix: [] };
}
function judge(place2, subnetId, acl, traffic) {
  const decisions = decide(acl, traffic);
  const denied = decisions.filter(({ action }) => action === "deny");
  const isAllDenied = denied.length === decisions.length;
  const deciding = denied.length > 0 ? denied : decisions;
  return {
    place: place2,
    outcome: denied.length === 0 ? "yes" : isAllDenied ? "no" : "partial",
    message: tell(acl, subnetId, traffic, denied),
    evidence: [acl.id, ...new Set(deciding.map(({ number }) => describeEntry(number)))],
    fix: fixOf(acl, traffic, denied)
  };
}
function tell(acl, subnetId, { direction, remote, ports }, denied) {
  const way = direction === "ingress" ? "in from" : "out to";
  const what = `TCP ${way} ${describeRanges(remote)} on port ${describePorts(ports)}`;
  if (denied.length === 0) return `Network ACL ${acl.id} of ${subnetId} allows ${what}.`;
  const [first] = denied;
  const more = denied.length > 1 ? ` and ${denied.length - 1} more` : "";
  const part = first === void 0 ? "" : `: ${describeEntry(first.number)} denies ${describeRectangle(first)}${more}`;
  return `Network ACL ${acl.id} of ${subnetId} does not allow ${what}${part}.`;
}
function fixOf(acl, traffic, denied) {
  if (denied.length === 0) return [];
  return allowInAcl(acl, traffic, Math.min(...denied.map(({ number }) => number)));
}

// src/network/path-acls.ts
function sourceAcls(network, source, ports, to) {
  const { subnetId, ephemeralPorts } = source;
  return [
    networkAclHop(network, "source-acl-out", subnetId, { direction: "egress", remote: to, ports }),
    networkAclHop(network, "source-acl-in", subnetId, { direction: "ingress", remote: to, ports: ephemeralPorts })
  ];
}
function destinationAcls(network, { subnetId, ports }, from, ephemeralPorts) {
  return [
    networkAclHop(network, "destination-acl-in", subnetId, { direction: "ingress", remote: from, ports }),
    networkAclHop(network, "destination-acl-out", subnetId, {
      direction: "egress",
      remote: from,
      ports: ephemeralPorts
    })
  ];
}

// src/network/route-judgement.ts
function judgePrivateRoute(network, near, far, route) {
  const judgement = judgeWay(network, near, far, route);
  return judgement.outcome === "no" ? { ...judgement, references: referencesBetween(network, near, far) } : judgement;
}
function judgeWay(network, near, far, route) {
  if (route === void 0) return no("no route leads there");
  const { target, state, destination } = route;
  if (state === "blackhole") return no(`the route ${destination} leads to ${target.id}, which is gone (blackhole)`);
  if (near.vpcId === far.vpcId) return judgeLocal(route);
  switch (target.kind) {
    case "local":
      return no(`${destination} is local: the two VPCs use the same addresses`);
    case "peering":
      return judgePeering(network, near, far, target.id);
    case "internet-gateway":
    case "egress-only-internet-gateway":
      return no(`the route ${destination} leads to ${target.id}, and the internet carries no private addresses`);
    default:
      return unknownBehind(route);
  }
}
function referencesBetween({ peerings }, near, far) {
  if (near.vpcId === far.vpcId) return "match";
  if (peerings.kind !== "known") return "unknown";
  const usable = peeringsBetween(peerings.value, near.vpcId, far.vpcId).filter(
    ({ status }) => ["active", "pending-acceptance"].includes(status)
  );
  return usable.some(isInOneRegion) ? "match" : "no-match";
}
function judgeWayOut(network, source, family, route) {
  if (route === void 0) return no("no route leads to the internet");
  const { target, state, destination } = route;
  if (state === "blackhole") return no(`the route ${destination} leads to ${target.id}, which is gone (blackhole)`);
  switch (target.kind) {
    case "internet-gateway":
      return hasPublic(source, family) ? yes("no-match") : no(`the route ${destination} leads to ${target.id}, for which ${source.name} would need a public address`);
    case "egress-only-internet-gateway":
      return yes("no-match");
    case "nat-gateway":
      return judgeNat(network, target.id);
    case "local":
      return no(`${destination} is local, and the address is not in the VPC`);
    case "peering":
      return no(noTransit(route));
    default:
      return unknownBehind(route);
  }
}
function judgeInternetRoute(route) {
  if (route === void 0) return no("no route leads to the internet");
  const { target, state, destination } = route;
  if (state === "blackhole") return no(`the route ${destination} leads to ${target.id}, which is gone (blackhole)`);
  switch (target.kind) {
    case "internet-gateway":
      return yes("no-match");
    case "nat-gateway":
    case "egress-only-internet-gateway":
    case "local":
      return no(`the route ${destination} leads to ${target.id}, and only an internet gateway lets connections in`);
    case "peering":
      return no(noTransit(route));
    default:
      return unknownBehind(route);
  }
}
function noTransit({ destination, target }) {
  return `the route ${destination} leads to ${target.id}, and peering leads no further than one VPC`;
}
function judgeLocal({ target, destination }) {
  if (target.kind === "local") return yes("match");
  return {
    outcome: "unknown",
    why: `the route ${destination} sends it through ${target.id} inside the VPC, which may do anything with it`,
    references: "no-match"
  };
}
function judgePeering({ peerings }, near, far, id) {
  if (peerings.kind !== "known") return { outcome: "unknown", why: whyUnknown(peerings), references: "unknown" };
  const peering = peerings.value.find((each2) => each2.id === id);
  if (peering === void 0) return { outcome: "unknown", why: `${id} was not found`, references: "unknown" };
  if (!peeringsBetween([peering], near.vpcId, far.vpcId).includes(peering))
    return no(`${id} does not connect ${near.vpcId} and ${far.vpcId}, and peering leads no further than one VPC`);
  if (peering.status !== "active") return no(`${id} is ${peering.status}, not active`);
  return yes(isInOneRegion(peering) ? "match" : "no-match");
}
function isInOneRegion({ sides: [one, other] }) {
  return one.region === other.region;
}
function judgeNat({ natGateways: natGateways2 }, id) {
  if (natGateways2.kind !== "known") return { outcome: "unknown", why: whyUnknown(natGateways2), references: "no-match" };
  const gateway = natGateways2.value.find((each2) => each2.id === id);
  if (gateway === void 0) return { outcome: "unknown", why: `${id} was not found`, references: "no-match" };
  if (gateway.state !== "available") return no(`${id} is ${gateway.state}, not available`);
  return gateway.connectivity === "public" ? yes("no-match") : no(`${id} is a private NAT gateway without a public address`);
}
function hasPublic(source, family) {
  return source.publicAddresses.some((range) => range.family === family);
}
function unknownBehind({ destination, target }) {
  const why = `the route ${destination} leads to ${target.id}, and what is behind it cannot be read here`;
  return { outcome: "unknown", why, references: "unknown" };
}
function no(why) {
  return { outcome: "no", why, references: "no-match" };
}
function yes(references) {
  return { outcome: "yes", why: "", references };
}

// src/network/route-hops.ts
function privateRouteHop(network, place2, near, far, to) {
  const judge2 = ({ route }) => judgePrivateRoute(network, near, far, route);
  const fix = (table, courses) => privateFix(network, place2, { near, far }, { table, courses });
  return routeHop(network, place2, near, to, judge2, fix);
}
function wayOutHop(network, source, to) {
  const family = to[0]?.family ?? 4;
  const judge2 = ({ route }) => judgeWayOut(network, source, family, route);
  return routeHop(network, "source-route", source, to, judge2, noFix);
}
function internetRouteHop(network, place2, near, to) {
  return routeHop(network, place2, near, to, ({ route }) => judgeInternetRoute(route), noFix);
}
var noFix = () => [];
function routeHop(network, place2, near, to, judge2, fix) {
  const table = routeTableOf(network, near.subnetId, near.vpcId);
  if (table.kind !== "known") return unknownHop3(place2, near.subnetId, table);
  const courses = coursesTo(network, table.value, to);
  if (courses.kind !== "known") return unknownHop3(place2, table.value.id, courses);
  const judged = courses.value.map((course) => ({ course, judgement: judge2(course) }));
  const outcome = outcomeOfParts(judged.map(({ judgement }) => judgement.outcome));
  const failing = judged.filter(({ judgement }) => judgement.outcome === "no").map(({ course }) => course);
  return {
    place: place2,
    outcome,
    message: tell2(near, table.value, judged, outcome),
    evidence: [table.value.id, ...new Set(courses.value.flatMap(({ route }) => route ? [route.target.id] : []))],
    fix: failing.length > 0 ? fix(table.value, failing) : [],
    references: referencesOf(judged.map(({ judgement }) => judgement.references)),
    natIds: targetsOf(courses.value, "nat-gateway"),
    keepsAddress: courses.value.some(({ route }) => route !== void 0 && route.target.kind !== "nat-gateway")
  };
}
function unknownHop3(place2, id, unknown) {
  const message = `Where ${id} routes to is not known, because ${whyUnknown(unknown)}.`;
  const rest = { references: "unknown", natIds: [], keepsAddress: true };
  return { place: place2, outcome: "unknown", message, evidence: [id], fix: [], ...rest };
}
function tell2(near, table, judged, outcome) {
  const way = `from ${near.name}`;
  const wrong = judged.filter(({ judgement }) => judgement.outcome !== "yes");
  if (wrong.length === 0) {
    const targets = [...new Set(judged.map(({ course }) => course.route?.target.id))];
    return `Route table ${table.id} leads ${way} through ${targets.join(", ")}.`;
  }
  const reasons = /* @__PURE__ */ new Map();
  for (const { course, judgement } of wrong)
    reasons.set(judgement.why, [...reasons.get(judgement.why) ?? [], course.addresses]);
  const texts = [...reasons].map(([why, addresses]) => `${describeRanges(addresses)}: ${why}`);
  const verb = outcome === "unknown" ? "is not known to lead" : "does not lead";
  return `Route table ${table.id} ${verb} ${way} to ${texts.join("; ")}.`;
}
function referencesOf(all) {
  const [first = "unknown"] = all;
  return all.every((each2) => each2 === first) ? first : "unknown";
}
function targetsOf(courses, kind) {
  return [...new Set(courses.flatMap(({ route }) => route?.target.kind === kind ? [route.target.id] : []))];
}
function privateFix(network, place2, { near, far }, failed) {
  if (near.vpcId === far.vpcId || network.peerings.kind !== "known") return [];
  if (failed.courses.some(({ route }) => route?.target.kind === "local")) return [];
  const between = peeringsBetween(network.peerings.value, near.vpcId, far.vpcId);
  const active = between.find(({ status }) => status === "active");
  if (active !== void 0) return routesThrough(network, active, far, failed);
  if (place2 === "return-route") return [];
  const pending = between.find(({ status }) => status === "pending-acceptance");
  return pending === void 0 ? [createPeeringOf(network, near, far)] : [acceptPeering(pending.id)];
}
function routesThrough({ vpcs }, { id }, far, { table, courses }) {
  const cidrs = vpcs.kind === "known" ? vpcs.value.find((vpc) => vpc.id === far.vpcId)?.cidrs ?? [] : [];
  const destinations = courses.flatMap(({ addresses, route }) => {
    const whole = cidrs.filter((cidr) => overlaps(parseRanges([cidr]), [addresses]));
    return whole.map((cidr) => route !== void 0 && isInside(route.destination, cidr) ? route.destination : cidr);
  });
  return [...new Set(destinations)].map(
    (destination) => routeThrough(table.id, destination, `--vpc-peering-connection-id ${id}`, table.routes)
  );
}
function isInside(destination, cidr) {
  const inner = parseRanges([destination]);
  return inner.length > 0 && subtract(inner, parseRanges([cidr])).length === 0;
}
function createPeeringOf({ vpcs }, near, far) {
  const regionOf = (vpcId) => vpcs.kind === "known" ? vpcs.value.find(({ id }) => id === vpcId)?.region : void 0;
  const [own, other] = [regionOf(near.vpcId), regionOf(far.vpcId)];
  return createPeering(near.vpcId, far.vpcId, own === other ? void 0 : other);
}

// src/network/security-groups.ts
function coverage(network, groups, passage) {
  const rules = groups.map((group) => rulesOf(network, group));
  const fit = rules.flatMap((fact) => fact.kind === "known" ? fact.value.filter((rule) => fits(rule, passage)) : []);
  const matches2 = fit.map((rule) => matchOf(network, rule, passage));
  const certain = matches2.flatMap(({ passing }) => passing);
  const asked = rectangles(passage.peer.addresses, passage.ports);
  const missing = subtractRectangles(asked, certain);
  const why = [
    ...rules.flatMap((fact) => fact.kind === "known" ? [] : [whyUnknown(fact)]),
    ...matches2.flatMap((match) => match.why)
  ];
  return {
    outcome: missing.length === 0 ? "all" : outcomeWithout(certain, why),
    by: matches2.filter(({ passing }) => passing.length > 0).map(({ rule }) => rule.id),
    missing,
    why: missing.length === 0 ? [] : [...new Set(why)],
    ineffective: matches2.filter((match) => match.ineffective).map(({ rule }) => rule.id)
  };
}
function outcomeWithout(certain, why) {
  if (why.length > 0) return "unknown";
  return certain.length > 0 ? "partial" : "none";
}
function rulesOf({ securityGroups }, group) {
  return securityGroups[group] ?? { kind: "unknown", why: `the rules of security group ${group} were not read` };
}
function fits(rule, { direction, ports }) {
  return rule.direction === direction && coversTcp(rule.protocol) && commonPorts(portsOf(rule), ports) !== void 0;
}
function portsOf({ protocol, ports }) {
  return protocol === "-1" ? allPorts : ports;
}
function matchOf(network, rule, passage) {
  switch (rule.peer.kind) {
    case "cidr":
      return matchAddresses(rule, parseRanges([rule.peer.cidr]), passage);
    case "prefix-list":
      return matchPrefixList(network, rule, rule.peer.id, passage);
    case "group":
      return passage.peer.securityGroups.includes(rule.peer.id) ? matchReference(rule, passage) : nothing(rule);
  }
}
function matchPrefixList({ prefixLists }, rule, id, passage) {
  const list = prefixLists[id] ?? { kind: "unknown", why: `prefix list ${id} was not read` };
  if (list.kind === "known") return matchAddresses(rule, parseRanges(list.value), passage);
  return { ...nothing(rule), why: [`${rule.id} names prefix list ${id}, and ${whyUnknown(list)}`] };
}
function matchReference(rule, passage) {
  const { references, addresses } = passage.peer;
  if (references.kind === "match") return matchAddresses(rule, addresses, passage);
  if (references.kind === "no-match") return { ...nothing(rule), ineffective: true };
  return { ...nothing(rule), why: [`${rule.id} names a security group, and ${whyUnknown(references)}`] };
}
function matchAddresses(rule, allowed, { peer, ports }) {
  const own = rectangles(allowed, portsOf(rule));
  const passing = rectangles(peer.addresses, ports).flatMap(
    (asked) => own.flatMap((each2) => commonRectangle(asked, each2))
  );
  return { ...nothing(rule), passing };
}
function nothing(rule) {
  return { rule, passing: [], why: [], ineffective: false };
}

// src/network/security-group-hops.ts
function securityGroupHops(network, ends) {
  const { source } = ends;
  const out = source.kind === "endpoint" && source.unfiltered !== true ? [egressHop(network, source, dialledBy(ends))] : [];
  return [...out, ...ends.destination.unfiltered === true ? [] : [ingressHop(network, ends)]];
}
function dialledBy({ destination, to, references }) {
  return { to, ports: destination.ports, securityGroups: destination.securityGroups, references };
}
function egressHop(network, source, { to, ports, securityGroups, references }) {
  const found = coverage(network, source.securityGroups, {
    direction: "egress",
    ports,
    peer: { addresses: to, securityGroups, references }
  });
  const [own, other] = [source.securityGroups[0], securityGroups[0]];
  const peer = references.kind === "match" && other !== void 0 ? other : addressesIn(found.missing);
  return {
    place: "source-egress",
    outcome: outcomeOf(found),
    message: tell3(
      `${nameGroups(source)} of ${source.name}`,
      `out to ${describeRanges(to)} on port ${describePorts(ports)}`,
      found,
      references
    ),
    evidence: evidenceOf(source, found),
    fix: isFailure(found) && own !== void 0 ? allowOut(own, ports, peer) : []
  };
}
function ingressHop(network, { source, destination, from, references }) {
  const groups = source.kind === "endpoint" ? source.securityGroups : [];
  const { ports } = destination;
  const found = coverage(network, destination.securityGroups, {
    direction: "ingress",
    ports,
    peer: { addresses: from, securityGroups: groups, references }
  });
  return {
    place: "destination-ingress",
    outcome: outcomeOf(found),
    message: tell3(
      `${nameGroups(destination)} of ${destination.name}`,
      `in from ${source.name} (${describeRanges(from)}) on port ${describePorts(ports)}`,
      found,
      references
    ),
    evidence: evidenceOf(destination, found),
    ineffective: found.ineffective,
    fix: isFailure(found) ? ingressFix(destination, groups, found.missing, references) : []
  };
}
function ingressFix({ securityGroups, ports }, groups, missing, references) {
  const [own, other] = [securityGroups[0], groups[0]];
  if (own === void 0) return [];
  if (references.kind === "match" && other !== void 0) return [allowGroupIn(own, ports, other)];
  return allowAddressesIn(own, ports, addressesIn(missing));
}
function addressesIn(missing) {
  return missing.map(({ addresses }) => addresses);
}
function describeMissing(missing) {
  if (missing.every(({ ports }) => isOnePort(ports))) return describeRanges(addressesIn(missing));
  return missing.map(describeRectangle).join(", ");
}
function outcomeOf({ outcome }) {
  const outcomes = { all: "yes", partial: "partial", none: "no", unknown: "unknown" };
  return outcomes[outcome];
}
function isFailure({ outcome }) {
  return outcome === "none" || outcome === "partial";
}
function nameGroups({ securityGroups }) {
  return securityGroups.length === 0 ? "no security group" : securityGroups.join(", ");
}
function evidenceOf({ securityGroups }, { by, ineffective }) {
  return [...securityGroups, ...by, ...ineffective];
}
function tell3(groups, what, found, references) {
  const { outcome, by, missing, why, ineffective } = found;
  const reason = references.kind === "no-match" ? references.why : "";
  const vain = ineffective.length === 0 ? "" : ` ${ineffective.join(", ")} names a security group and does not match, because ${reason}.`;
  switch (outcome) {
    case "all":
      return `${groups} let TCP ${what}: ${by.join(", ")}.`;
    case "partial":
      return `${groups} let only a part of TCP ${what}: ${by.join(", ")} do not cover ${describeMissing(missing)}.${vain}`;
    case "none":
      return `No rule of ${groups} lets TCP ${what}.${vain}`;
    case "unknown":
      return `Whether ${groups} let TCP ${what} is not known, because ${why.join("; ")}.`;
  }
}

// src/network/private-path.ts
function privately(network, source, destination, family) {
  const [from, to] = [addressesOf(source, "private", family), addressesOf(destination, "private", family)];
  const ends = { source, destination, from, to };
  if (source.subnetId === destination.subnetId)
    return securityGroupHops(network, { ...ends, references: { kind: "match" } });
  const there = privateRouteHop(network, "source-route", source, destination, to);
  const back = privateRouteHop(network, "return-route", destination, source, from);
  const references = matchingOf(there, source.vpcId === destination.vpcId);
  return [
    ...securityGroupHops(network, { ...ends, references }),
    there,
    back,
    ...sourceAcls(network, source, destination.ports, to),
    ...destinationAcls(network, destination, from, source.ephemeralPorts)
  ];
}
function matchingOf({ references }, isOneVpc) {
  if (references === "match") return { kind: "match" };
  if (references === "unknown")
    return { kind: "unknown", why: "whether such rules match on every part of this path cannot be read here" };
  return {
    kind: "no-match",
    why: isOneVpc ? "something between the subnets handles the packets" : "no peering inside one region carries the packets"
  };
}

// src/network/way-out.ts
function wayOut(network, source, ports, to) {
  const route = wayOutHop(network, source, to);
  const gateways = natGateways(network, route.natIds);
  const nat = gateways.flatMap((gateway) => throughNat(network, source, gateway, { ports, to }));
  return { route, gateways, hops: [route, ...nat, ...sourceAcls(network, source, ports, to)] };
}
function throughNat(network, source, gateway, { ports, to }) {
  const near = { name: gateway.id, subnetId: gateway.subnetId, vpcId: source.vpcId };
  const acl = (traffic) => networkAclHop(network, "nat-acl", gateway.subnetId, traffic);
  const remote = ofFamily(source.addresses, 4);
  const inside = source.subnetId === gateway.subnetId ? [] : [
    acl({ direction: "ingress", remote, ports }),
    acl({ direction: "egress", remote, ports: source.ephemeralPorts })
  ];
  return [
    internetRouteHop(network, "nat-route", near, to),
    ...inside,
    acl({ direction: "egress", remote: to, ports }),
    acl({ direction: "ingress", remote: to, ports: anyEphemeralPorts })
  ];
}
function natGateways(network, ids) {
  return network.natGateways.kind === "known" ? network.natGateways.value.filter(({ id }) => ids.includes(id)) : [];
}

// src/network/public-path.ts
function publicly(network, source, destination, { to, family }) {
  const { route, gateways, hops } = wayOut(network, source, destination.ports, to);
  const own = route.keepsAddress ? addressesOf(source, "public", family) : [];
  const from = [...own, ...gateways.flatMap(({ publicAddresses }) => parseRanges(publicAddresses))];
  const ephemeralPorts = gateways.length > 0 ? anyEphemeralPorts : source.ephemeralPorts;
  const arriving = from.length > 0 ? arrivingPublicly(network, source, destination, { from, to, ephemeralPorts }) : arrivingFromAnywhere(network, source, destination, { from: internet(family), to, ephemeralPorts });
  return [...hops, ...arriving];
}
function arrivingFromAnywhere(...arrival) {
  return arrivingPublicly(...arrival).filter(({ place: place2, outcome }) => outcome === "no" || place2 === "source-egress");
}
function fromOutside(network, source, destination, { to, family }) {
  const from = addressesOf(source, "public", family);
  if (from.length === 0) return [noSourceAddress(source, family)];
  return arrivingPublicly(network, source, destination, { from, to, ephemeralPorts: anyEphemeralPorts });
}
function arrivingPublicly(network, source, destination, arrival) {
  const { from, to, ephemeralPorts } = arrival;
  const why = `${destination.name} is dialled at its public address, and references match private addresses only`;
  return [
    ...securityGroupHops(network, { source, destination, from, to, references: { kind: "no-match", why } }),
    blockPublicAccessHop(network),
    internetRouteHop(network, "return-route", destination, from),
    ...destinationAcls(network, destination, from, ephemeralPorts)
  ];
}
function blockPublicAccessHop({ blockPublicAccess }) {
  const place2 = "block-public-access";
  if (blockPublicAccess.kind !== "known")
    return unknownHop(
      place2,
      `Whether public access is blocked is not known, because ${whyUnknown(blockPublicAccess)}.`
    );
  const mode = blockPublicAccess.value;
  if (mode !== "off")
    return unknownHop(
      place2,
      `VPC Block Public Access is on (${mode}), and what is excluded from it cannot be read here.`
    );
  return { place: place2, outcome: "yes", message: "VPC Block Public Access is off.", evidence: [], fix: [] };
}

// src/network/reach.ts
function reachFromAll(network, sources, destination, family = 4) {
  if (sources.kind !== "known")
    return verdictOf([unknownHop("source", `From where it dials is not known, because ${whyUnknown(sources)}.`)]);
  if (destination.kind !== "known")
    return verdictOf([unknownHop("address", `Where it dials to is not known, because ${whyUnknown(destination)}.`)]);
  if (sources.value.length === 0) return verdictOf([noNetwork]);
  return verdictOfParts(sources.value.map((source) => reach(network, source, destination.value, family)));
}
function reach(network, source, destination, family = 4) {
  const choice = chooseAddress(network, source, destination);
  if (choice.kind !== "known") {
    const message = `Whether ${destination.name} resolves to its private or its public address is not known, because ${whyUnknown(choice)}.`;
    return verdictOf([unknownHop("address", message)]);
  }
  const to = addressesOf(destination, choice.value, family);
  if (to.length === 0) return verdictOf([noAddress(destination, choice.value, family)]);
  if (source.kind === "outside") return verdictOf(fromOutside(network, source, destination, { to, family }));
  if (addressesOf(source, "private", family).length === 0) return verdictOf([noSourceAddress(source, family)]);
  const hops = choice.value === "private" ? privately(network, source, destination, family) : publicly(network, source, destination, { to, family });
  return verdictOf(hops);
}

// src/network/subnet-addresses.ts
function subnetAddresses(network, subnetId) {
  return mapFact(network.subnets, (subnets) => {
    const subnet = subnets.find(({ id }) => id === subnetId);
    return subnet === void 0 ? { kind: "unknown", why: `subnet ${subnetId} was not found` } : known({ vpcId: subnet.vpcId, addresses: parseRanges(subnet.cidrs) });
  });
}

// src/network/sources.ts
function sourcesOf(network, workload) {
  switch (workload.kind) {
    case "awsvpc":
      return awsvpcSources(network, workload);
    case "instance":
      return mapFact(workload.instances, (instances) => instanceSources(network, instances, workload.scalingSubnetIds));
    case "runner":
      return known([runner(workload.addresses)]);
    case "unknown":
      return workload;
    case "external":
      return { kind: "unknown", why: "the tasks run on machines outside AWS (ECS Anywhere)" };
    case "none":
      return known([]);
  }
}
function awsvpcSources(network, workload) {
  return each(
    workload.subnetIds,
    (subnetId) => mapFact(
      subnetAddresses(network, subnetId),
      ({ addresses, vpcId }) => mapFact(groupsOf(network, workload, vpcId), (securityGroups) => {
        const isPublic = workload.launchType === "FARGATE" && workload.assignPublicIp;
        return known(inSubnet(`tasks in ${subnetId}`, { subnetId, vpcId, addresses, securityGroups, isPublic }));
      })
    )
  );
}
function groupsOf(network, { securityGroups }, vpcId) {
  if (securityGroups.length > 0) return known(securityGroups);
  return mapFact(network.vpcs, (vpcs) => {
    const group = vpcs.find(({ id }) => id === vpcId)?.defaultSecurityGroup;
    return group === void 0 ? { kind: "unknown", why: `the default security group of ${vpcId} was not found` } : known([group]);
  });
}
function instanceSources(network, instances, scalingSubnetIds) {
  if (instances.length === 0) return { kind: "unknown", why: "the cluster has no container instance to look at" };
  const primaries = each(instances, primaryOf);
  return mapFact(primaries, (interfaces) => {
    if (scalingSubnetIds.length === 0) return known(interfaces.map(atInterface));
    return scaledSources(network, interfaces, scalingSubnetIds);
  });
}
function primaryOf({ id, interfaces }) {
  const [first] = interfaces;
  if (first === void 0) return { kind: "unknown", why: `no network interface of ${id} was found` };
  return interfaces.every((other) => sameGroups(first, other) && other.subnetId === first.subnetId) ? known(first) : { kind: "unknown", why: `${id} has several network interfaces in different subnets or security groups` };
}
function scaledSources(network, interfaces, subnetIds) {
  const [first] = interfaces;
  if (first === void 0 || !interfaces.every((other) => sameGroups(first, other)))
    return { kind: "unknown", why: "the instances of the Auto Scaling group are in different security groups" };
  const isPublic = interfaces.some(({ publicAddresses }) => publicAddresses.length > 0);
  const { securityGroups } = first;
  return each(
    subnetIds,
    (subnetId) => mapFact(
      subnetAddresses(network, subnetId),
      ({ addresses, vpcId }) => known(inSubnet(`instances in ${subnetId}`, { subnetId, vpcId, addresses, securityGroups, isPublic }))
    )
  );
}
function inSubnet(name, place2) {
  const { isPublic, ...rest } = place2;
  const publicAddresses = [...isPublic ? internet(4) : [], ...ofFamily(place2.addresses, 6)];
  return { kind: "endpoint", name, ...rest, publicAddresses, ephemeralPorts: linuxEphemeralPorts };
}
function atInterface({ id, subnetId, vpcId, securityGroups, ...own }) {
  const addresses = primaryAddresses(parseRanges(own.privateAddresses));
  return {
    kind: "endpoint",
    name: `instance at ${id}`,
    vpcId,
    subnetId,
    addresses,
    publicAddresses: [...parseRanges(own.publicAddresses), ...ofFamily(addresses, 6)],
    securityGroups,
    ephemeralPorts: linuxEphemeralPorts
  };
}
function primaryAddresses(all) {
  return [...ofFamily(all, 4).slice(0, 1), ...ofFamily(all, 6).slice(0, 1)];
}
function runner(addresses) {
  const own = addresses === void 0 ? [...internet(4), ...internet(6)] : parseRanges(addresses);
  return { kind: "outside", name: "the runner", addresses: own };
}
function sameGroups(one, other) {
  const names = ({ securityGroups }) => [...new Set(securityGroups)].sort().join();
  return names(one) === names(other);
}
function each(items, read) {
  const values = [];
  for (const item of items) {
    const fact = read(item);
    if (fact.kind !== "known") return fact;
    values.push(fact.value);
  }
  return known(values);
}

// src/rollout/event-text.ts
var troubleshooting = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
function eventText(serviceName, event) {
  const service = `(service ${serviceName})`;
  switch (event.kind) {
    case "placement-failed":
      return `${service} was unable to place a task because no container instance met all of its requirements.${closestText(event)}`;
    case "blocked-by-configuration":
      return `${service} was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`;
    case "tasks-started":
      return `${service} has started ${event.taskIds.length} tasks: ${taskList(event.taskIds)}.${replacedText(event.replacedUnhealthy)}`;
    case "tasks-stopped":
      return `${service} has stopped ${event.taskIds.length} running tasks: ${taskList(event.taskIds)}.`;
    case "task-unhealthy":
      return `${service} (task ${event.taskId}) failed container health checks.`;
    case "deployment-completed":
      return `${service} (deployment ${event.deploymentId}) deployment completed.`;
    case "deployment-failed":
      return `${service} (deployment ${event.deploymentId}) deployment failed: tasks failed to start.`;
    case "rolling-back":
      return `${service} rolling back to deployment ${event.deploymentId}.`;
    case "launches-failing":
      return `${service} is unable to consistently start tasks successfully. ${troubleshooting}`;
    case "steady-state":
      return `${service} has reached a steady state.`;
  }
}
function closestText({ closest: closest2 }) {
  if (closest2 === null) return ` Reason: No Container Instances were found in your cluster. ${troubleshooting}`;
  return ` The closest matching (container-instance ${closest2.instanceId}) ${obstacleText(closest2.obstacle)} ${troubleshooting}`;
}
function obstacleText(obstacle) {
  switch (obstacle.kind) {
    case "port":
      return "is already using a port required by your task.";
    case "memory":
      return "has insufficient memory available.";
    case "cpu":
      return "has insufficient CPU units available.";
    case "attribute":
      return "is missing an attribute required by your task.";
    case "network-interface":
      return 'encountered error "RESOURCE:ENI".';
    case "agent":
      return 'encountered error "AGENT".';
    case "draining":
      return 'encountered error "DRAINING".';
    case "distinct-instance":
      return 'encountered error "DistinctInstance placement constraint unsatisfied.".';
    case "member-of":
      return 'encountered error "MemberOf placement constraint unsatisfied.".';
  }
}
function taskList(taskIds) {
  return taskIds.map((id) => `(task ${id})`).join(" ");
}
function replacedText(count) {
  return count === 0 ? "" : ` Amazon ECS replaced ${count} tasks due to an unhealthy status.`;
}

// src/rollout/health.ts
function healthyTask(task, shape, now, settings) {
  if (task.phase !== "RUNNING" || task.runningSince === null) return false;
  if (!isJudged(shape)) return now - task.runningSince >= settings.healthyAfterRunning;
  return (!shape.hasHealthCheck || task.health === "HEALTHY") && (!shape.hasTargetGroup || task.targetHealth === "HEALTHY");
}
function isJudged(shape) {
  return shape.hasHealthCheck || shape.hasTargetGroup;
}
function isUnhealthy({ health, targetHealth }) {
  return health === "UNHEALTHY" || targetHealth === "UNHEALTHY";
}

// src/rollout/deployments.ts
function startDeployment(service, { id, shape, placementConstraints }) {
  const primary = {
    id,
    status: "PRIMARY",
    rolloutState: "IN_PROGRESS",
    shape,
    placementConstraints,
    budget: service.desiredCount,
    ...unfailed
  };
  const older = service.deployments.map((deployment) => demoted(deployment, stayingTasks(service, deployment.id)));
  return { ...service, deployments: [primary, ...older] };
}
function changeDesiredCount(service, desiredCount) {
  const deployments = service.deployments.map(
    (deployment) => deployment.status === "PRIMARY" ? { ...deployment, budget: desiredCount } : deployment
  );
  return { ...service, desiredCount, deployments };
}
function rollBack(service, staying = (deploymentId) => stayingTasks(service, deploymentId)) {
  const target = service.deployments.find(
    ({ status, rolloutState }) => status === "ACTIVE" && rolloutState === "COMPLETED"
  );
  if (target === void 0) return void 0;
  const restored = {
    ...target,
    status: "PRIMARY",
    rolloutState: "IN_PROGRESS",
    budget: service.desiredCount,
    ...unfailed
  };
  const older = service.deployments.filter(({ id }) => id !== target.id).map((deployment) => demoted(deployment, staying(deployment.id)));
  return { service: { ...service, deployments: [restored, ...older] }, target: restored };
}
function nextDue(service, now, settings) {
  const shapes = new Map(service.deployments.map(({ id, shape }) => [id, shape]));
  const healthy = service.tasks.flatMap(
    ({ deploymentId, phase, runningSince }) => phase === "RUNNING" && runningSince !== null && isAgeCounted(shapes.get(deploymentId)) ? [runningSince + settings.healthyAfterRunning] : []
  );
  const retries = service.deployments.map(({ retryAt }) => retryAt);
  const counts2 = service.deployments.flatMap(
    ({ unplacedSince }) => unplacedSince === null ? [] : [unplacedSince + settings.placementFailureCount]
  );
  const later = [...healthy, ...retries, ...counts2].filter((instant) => instant > now);
  return later.length === 0 ? null : Math.min(...later);
}
function isAgeCounted(shape) {
  return shape === void 0 || !isJudged(shape);
}
var unfailed = { failedTasks: 0, failedLaunches: 0, retryAt: 0, unplacedSince: null, healthyTaskIds: [] };
function demoted(deployment, staying) {
  return { ...deployment, status: "ACTIVE", budget: Math.min(deployment.budget, staying) };
}
function stayingTasks({ tasks }, id) {
  return tasks.filter(({ deploymentId, phase }) => deploymentId === id && phase !== "STOPPING").length;
}

// src/rollout/floor.ts
function addTask(floor, crew, spot) {
  const unborn = { phase: "PENDING", runningSince: null, healthy: false, unhealthy: false };
  const task = { id: `new-${floor.born + 1}`, crew, spot, ...unborn };
  enter(floor, task);
  if (spot !== null && crew.origin !== null) changeSpot(floor, spot, reserve(spot.state, crew.origin.shape));
  return task;
}
function markStopping(floor, task) {
  change(floor, task, { phase: "STOPPING", healthy: false });
}
function markRunning(floor, task) {
  change(floor, task, { phase: "RUNNING", runningSince: floor.now });
}
function markHealthy(floor, task) {
  if (task.phase === "RUNNING") change(floor, task, { healthy: true });
}
function removeTask(floor, task) {
  tally(floor, task, -1);
  floor.tasks.splice(floor.tasks.indexOf(task), 1);
  if (task.spot !== null && task.crew.origin !== null) {
    changeSpot(floor, task.spot, release(task.spot.state, task.crew.origin.shape));
  }
}
function counts(task) {
  return task.phase !== "STOPPING" && !task.unhealthy && !onDrainingInstance(task);
}
function onDrainingInstance({ spot }) {
  return spot !== null && spot.state.status === "DRAINING";
}
function changeDeployment(floor, id, change2) {
  const deployments = floor.service.deployments.map(
    (deployment) => deployment.id === id ? change2(deployment) : deployment
  );
  floor.service = { ...floor.service, deployments };
}
function primaryOf2(floor) {
  return floor.service.deployments.find(({ status }) => status === "PRIMARY");
}
function enter(floor, task) {
  floor.tasks.push(task);
  floor.born += 1;
  tally(floor, task, 1);
}
function change(floor, task, changes) {
  tally(floor, task, -1);
  Object.assign(task, changes);
  tally(floor, task, 1);
}
function changeSpot({ crews }, spot, state) {
  spot.state = state;
  for (const crew of crews.values()) {
    const before = crew.room[spot.index] === true;
    const after = hasRoom(crew.suits[spot.index], crew.origin, state);
    if (before === after) continue;
    crew.room[spot.index] = after;
    crew.rooms += after ? 1 : -1;
  }
}
function hasRoom(suits, origin, state) {
  return suits === true && origin !== null && findShortage(origin.shape, state) === null;
}
function tally(floor, task, sign) {
  const { crew, spot, phase, healthy } = task;
  const counted = counts(task);
  const staying = phase === "STOPPING" ? 0 : sign;
  load(crew, sign, staying);
  if (spot !== null) {
    load(spot.own, sign, staying);
    load(spot.zone, sign, staying);
  }
  if (counted) crew.counted += sign;
  if (healthy) tallyHealthy(floor, task, sign);
  if (phase === "RUNNING") floor.running += sign;
  if (task.unhealthy && phase !== "STOPPING") floor.unhealthy += sign;
  if (phase !== "RUNNING" || counted && !healthy) floor.unsettled += sign;
}
function tallyHealthy(floor, task, sign) {
  const { crew } = task;
  floor.healthy += sign;
  crew.healthy += sign;
  if (sign === -1) crew.fresh.delete(task);
  else if (!crew.known.has(task.id)) crew.fresh.add(task);
}
function load(on, live, staying) {
  on.live += live;
  on.staying += staying;
}

// src/rollout/failures.ts
function countFailures(turn, failures) {
  for (const failure of failures) {
    changeDeployment(turn.floor, failure.deploymentId, (deployment) => afterFailure(turn, deployment, failure));
  }
}
function afterFailure(turn, deployment, failure) {
  const failedTasks = deployment.failedTasks + 1;
  if (failure.reachedRunning) return { ...deployment, failedTasks };
  const { first, maximum } = turn.floor.settings.launchBackoff;
  const delay = Math.min(maximum, first * 2 ** Math.min(deployment.failedLaunches, 16));
  if (deployment.failedLaunches === 2) turn.events.push(() => ({ kind: "launches-failing" }));
  return {
    ...deployment,
    failedTasks,
    failedLaunches: deployment.failedLaunches + 1,
    retryAt: turn.floor.now + delay
  };
}
function resetWhereHealthy({ floor, acknowledged }) {
  const { resetOnHealthyTask } = floor.service.circuitBreaker;
  for (const { id, failedTasks, failedLaunches } of floor.service.deployments) {
    const crew = floor.crews.get(id);
    if (crew === void 0 || crew.fresh.size === 0) continue;
    for (const task of crew.fresh) crew.known.add(task.id);
    crew.fresh.clear();
    acknowledged.push(crew);
    if (failedLaunches === 0 && (failedTasks === 0 || !resetOnHealthyTask)) continue;
    changeDeployment(floor, id, (deployment) => {
      return { ...deployment, failedTasks: resetOnHealthyTask ? 0 : failedTasks, failedLaunches: 0 };
    });
  }
}
function tripCircuitBreaker({ floor, events }) {
  const { circuitBreaker: breaker, desiredCount } = floor.service;
  const primary = primaryOf2(floor);
  if (!breaker.enable || primary === void 0 || primary.rolloutState !== "IN_PROGRESS") return;
  if (primary.failedTasks < breakerThreshold(desiredCount, breaker)) return;
  changeDeployment(floor, primary.id, (deployment) => ({ ...deployment, rolloutState: "FAILED" }));
  events.push(() => ({ kind: "deployment-failed", deploymentId: primary.id }));
  const staying = (deploymentId) => floor.crews.get(deploymentId)?.staying ?? 0;
  const rolledBack = breaker.rollback ? rollBack(floor.service, staying) : void 0;
  if (rolledBack === void 0) return;
  floor.service = rolledBack.service;
  forget(floor, rolledBack.target.id);
  events.push(() => ({ kind: "rolling-back", deploymentId: rolledBack.target.id }));
}
function forget(floor, deploymentId) {
  const crew = floor.crews.get(deploymentId);
  if (crew === void 0) return;
  crew.known.clear();
  for (const task of floor.tasks) if (task.crew === crew && task.healthy) crew.fresh.add(task);
}

// src/rollout/open-floor.ts
function openFloor({ service, instances, now, settings }) {
  const zones = /* @__PURE__ */ new Map();
  const spots = instances.map((state, index) => spotOf(state, index, zones));
  const floor = {
    service,
    now,
    settings,
    bounds: bounds(service.desiredCount, service.percents),
    tasks: [],
    crews: new Map(service.deployments.map((each2) => [each2.id, crewOf(each2.id, each2, instances)])),
    spots,
    draining: instances.some(({ status }) => status === "DRAINING"),
    ...{ running: 0, healthy: 0, unhealthy: 0, unsettled: 0, born: 0 }
  };
  const places = new Map(spots.map((spot) => [spot.state.id, spot]));
  for (const task of service.tasks) enter(floor, floorTask(floor, task, places, zones));
  return floor;
}
function spotOf(state, index, zones) {
  return { index, state, zone: loadOf(zones, state.availabilityZone), own: { live: 0, staying: 0 } };
}
function loadOf(loads, key) {
  const load2 = loads.get(key) ?? { live: 0, staying: 0 };
  loads.set(key, load2);
  return load2;
}
function crewOf(deploymentId, origin, instances) {
  const suits = instances.map((each2) => origin !== null && findFlaw(origin, each2) === null);
  const room = instances.map((each2, index) => hasRoom(suits[index], origin, each2));
  const rooms = room.filter((each2) => each2).length;
  const known2 = new Set(origin?.healthyTaskIds);
  const none2 = { live: 0, staying: 0, counted: 0, healthy: 0 };
  return { deploymentId, origin, ...none2, known: known2, fresh: /* @__PURE__ */ new Set(), suits, room, rooms };
}
function floorTask({ crews, now, settings }, task, places, zones) {
  const crew = crews.get(task.deploymentId) ?? crewOf(task.deploymentId, null, []);
  crews.set(task.deploymentId, crew);
  const { id, phase, runningSince } = task;
  const healthy = crew.origin !== null && healthyTask(task, crew.origin.shape, now, settings);
  const spot = task.instanceId === null ? null : places.get(task.instanceId) ?? missingSpot(task.instanceId, zones);
  if (spot !== null) places.set(spot.state.id, spot);
  return { id, crew, spot, phase, runningSince, healthy, unhealthy: isUnhealthy(task) };
}
function missingSpot(id, zones) {
  const remaining = { cpu: 0, memory: 0, networkInterfaces: 0 };
  const gone = { status: "OTHER", agentConnected: false, availabilityZone: "", attributes: {} };
  return spotOf({ id, ...gone, remaining, usedHostPorts: [] }, -1, zones);
}

// src/rollout/start-tasks.ts
function startTasks(turn) {
  const [primary, ...older] = turn.floor.service.deployments;
  for (const deployment of [...older, ...primary === void 0 ? [] : [primary]]) {
    if (deployment.rolloutState !== "FAILED") fill(turn, deployment);
  }
}
function fill(turn, deployment) {
  const { floor } = turn;
  const crew = floor.crews.get(deployment.id);
  if (deployment.retryAt > floor.now || crew === void 0) return;
  const wanted = deployment.status === "PRIMARY" ? floor.service.desiredCount : deployment.budget;
  let unplaced = false;
  while (!unplaced && crew.counted < wanted && floor.tasks.length < floor.bounds.upper) {
    unplaced = !startOne(turn, crew);
  }
  if (!unplaced && deployment.unplacedSince !== null) {
    changeDeployment(floor, deployment.id, (current) => ({ ...current, unplacedSince: null }));
  }
}
function startOne(turn, crew) {
  const { floor } = turn;
  const spot = floor.service.launch === "fargate" ? null : findSpot(floor, crew);
  if (spot === void 0) {
    turn.placementFailed = true;
    turn.events.push(refusal(floor, crew));
    changeDeployment(floor, crew.deploymentId, (current) => afterPlacementFailure(floor, current));
    return false;
  }
  turn.started.push(addTask(floor, crew, spot));
  turn.actions.push({ kind: "start-task", deploymentId: crew.deploymentId, instanceId: spot?.state.id ?? null });
  return true;
}
function findSpot(floor, crew) {
  const { origin } = crew;
  if (origin === null || crew.rooms === 0) return void 0;
  const distinct2 = hasDistinctInstance(origin.placementConstraints);
  let best;
  for (const spot of floor.spots) {
    if (best !== void 0 && !isLessLoaded(spot, best)) continue;
    if (crew.room[spot.index] === true && !(distinct2 && spot.own.live > 0)) best = spot;
  }
  return best;
}
function isLessLoaded(one, other) {
  const zones = one.zone.live - other.zone.live;
  return zones < 0 || zones === 0 && one.own.live < other.own.live;
}
function refusal(floor, { origin }) {
  const look = () => {
    const judged = floor.spots.map(({ state, own }) => {
      const serviceTasks = own.live > 0 ? [{ instanceId: state.id }] : [];
      const request = origin && { shape: origin.shape, constraints: origin.placementConstraints, serviceTasks };
      return { instance: state, obstacle: request && findObstacle(request, state) };
    });
    return { kind: "placement-failed", closest: closest(judged) };
  };
  if (primaryOf2(floor)?.id === origin?.id) return look;
  const seen = look();
  return () => seen;
}
function afterPlacementFailure({ now, settings }, deployment) {
  if (deployment.unplacedSince === null) return { ...deployment, unplacedSince: now };
  if (now - deployment.unplacedSince < settings.placementFailureCount) return deployment;
  return { ...deployment, unplacedSince: now, failedTasks: deployment.failedTasks + 1 };
}

// src/rollout/most-loaded.ts
function mostLoadedFirst(tasks, instanceCount, wanted) {
  if (tasks.length < 2 || instanceCount < 2) return tasks.slice(0, Math.max(0, wanted));
  const ordered2 = [];
  const waiting = [...tasks];
  while (ordered2.length < Math.min(wanted, tasks.length)) {
    const place2 = mostLoaded(waiting);
    const next = waiting[place2];
    if (next === void 0) break;
    waiting.splice(place2, 1);
    changeLoad(next, -1);
    ordered2.push(next);
  }
  for (const task of ordered2) changeLoad(task, 1);
  return ordered2;
}
function mostLoaded(tasks) {
  let best = 0;
  for (let place2 = 1; place2 < tasks.length; place2 += 1) {
    const [task, other] = [tasks[place2], tasks[best]];
    if (task !== void 0 && other !== void 0 && isMoreLoaded(task, other)) best = place2;
  }
  return best;
}
function isMoreLoaded({ spot: one }, { spot: other }) {
  const zones = (one?.zone.staying ?? 0) - (other?.zone.staying ?? 0);
  return zones > 0 || zones === 0 && (one?.own.staying ?? 0) > (other?.own.staying ?? 0);
}
function changeLoad({ spot }, difference) {
  if (spot === null) return;
  spot.own.staying += difference;
  spot.zone.staying += difference;
}

// src/rollout/stop-tasks.ts
function stopTasks(turn) {
  const { floor } = turn;
  for (const { task, reason } of leavingTasks(turn)) {
    const mayStop = reason === "unhealthy" ? mayStopUnhealthy(turn, task) : !task.healthy || floor.healthy > floor.bounds.lower;
    if (mayStop) stopOne(turn, task, reason);
  }
}
function leavingTasks(turn) {
  const { floor } = turn;
  const primary = primaryOf2(floor);
  if (primary === void 0 || !mayAnyLeave(floor, primary)) return [];
  const surplus = surplusOf(turn, primary);
  const kept = primary.rolloutState === "FAILED" ? null : floor.crews.get(primary.id);
  const isPlain = surplus === none && floor.unhealthy === 0 && !floor.draining;
  const reasonFor = (task) => {
    if (surplus.has(task)) return "scaled-in";
    return reasonToStop(task) ?? (isReplaceable(task, kept) ? "replaced" : void 0);
  };
  const leaves = isPlain ? (task) => isReplaceable(task, kept) : (task) => reasonFor(task) !== void 0;
  const leaving = sortOut(floor.tasks, tasksBefore(turn), leaves);
  return stopOrder(floor, leaving, floor.healthy - floor.bounds.lower).flatMap((task) => {
    const reason = reasonFor(task);
    return reason === void 0 ? [] : [{ task, reason }];
  });
}
function isReplaceable({ crew }, kept) {
  return kept !== null && crew !== kept;
}
function mayAnyLeave(floor, primary) {
  if (floor.unhealthy > 0 || floor.draining) return true;
  const spare = floor.healthy > floor.bounds.lower;
  for (const crew of floor.crews.values()) {
    const goes = crew.deploymentId !== primary.id ? crew.staying > 0 : crew.counted > floor.service.desiredCount;
    if (goes && (spare || crew.staying > crew.healthy)) return true;
  }
  return false;
}
function tasksBefore({ floor, started }) {
  return floor.tasks.length - started.length;
}
function sortOut(tasks, count, isWanted) {
  const sorted = { healthy: [], others: [] };
  for (let index = 0; index < count; index += 1) {
    const task = tasks[index];
    if (task === void 0 || task.phase === "STOPPING" || !isWanted(task)) continue;
    if (task.healthy) sorted.healthy.push(task);
    else sorted.others.push(task);
  }
  return sorted;
}
function stopOrder(floor, { healthy, others }, mostHealthy) {
  if (floor.service.launch === "fargate") return [...others, ...healthy];
  return [...others, ...mostLoadedFirst(healthy, floor.spots.length, mostHealthy)];
}
function reasonToStop(task) {
  if (task.unhealthy) return "unhealthy";
  return onDrainingInstance(task) ? "instance-draining" : void 0;
}
function mayStopUnhealthy(turn, task) {
  const { floor, actions } = turn;
  if (isReplaced(floor, task)) return true;
  const { lower, upper } = floor.bounds;
  const another = actions.some((action) => action.kind === "stop-task" && action.reason === "unhealthy");
  return !another && (floor.healthy >= lower || upper <= floor.service.desiredCount);
}
function isReplaced({ service }, { crew }) {
  const owner = service.deployments.find(({ id }) => id === crew.deploymentId);
  return owner === void 0 || crew.staying > owner.budget;
}
var none = /* @__PURE__ */ new Set();
function surplusOf(turn, primary) {
  const { floor } = turn;
  const crew = floor.crews.get(primary.id);
  if (crew === void 0 || crew.counted <= floor.service.desiredCount) return none;
  const counted = sortOut(floor.tasks, tasksBefore(turn), (task) => task.crew === crew && counts(task));
  const excess = counted.healthy.length + counted.others.length - floor.service.desiredCount;
  return new Set(excess <= 0 ? [] : stopOrder(floor, counted, excess).slice(0, excess));
}
function stopOne(turn, task, reason) {
  turn.actions.push({ kind: "stop-task", taskId: task.id, reason });
  turn.stopped.push(task);
  markStopping(turn.floor, task);
  if (reason === "unhealthy") turn.events.push(() => ({ kind: "task-unhealthy", taskId: task.id }));
  changeDeployment(turn.floor, task.crew.deploymentId, (deployment) => ({
    ...deployment,
    budget: reason === "replaced" ? Math.max(0, deployment.budget - 1) : deployment.budget,
    failedTasks: reason === "unhealthy" ? deployment.failedTasks + 1 : deployment.failedTasks
  }));
}

// src/rollout/turn.ts
function openTurn(floor) {
  return { floor, actions: [], events: [], started: [], stopped: [], acknowledged: [], placementFailed: false };
}
function eventsOf({ events }) {
  return events.map((event) => event());
}

// src/rollout/step.ts
function step(input) {
  const floor = openFloor(input);
  const healthyBefore = floor.tasks.filter(({ healthy }) => healthy);
  const turn = decide2(floor, input.failures);
  const deployments = floor.service.deployments.map((deployment) => {
    const crew = turn.acknowledged.find(({ deploymentId }) => deploymentId === deployment.id);
    return crew === void 0 || crew.fresh.size > 0 ? deployment : knowing(deployment, crew, healthyBefore);
  });
  const service = { ...floor.service, deployments, tasks: input.service.tasks };
  return { service, actions: turn.actions, events: eventsOf(turn) };
}
function knowing(deployment, crew, healthy) {
  return { ...deployment, healthyTaskIds: healthy.filter((task) => task.crew === crew).map(({ id }) => id) };
}
function decide2(floor, failures) {
  const turn = openTurn(floor);
  countFailures(turn, failures);
  resetWhereHealthy(turn);
  tripCircuitBreaker(turn);
  if (floor.settings.order === "stop-first") stopTasks(turn);
  startTasks(turn);
  stopTasks(turn);
  concludeDeployment(turn);
  return turn;
}
function concludeDeployment(turn) {
  const primary = primaryOf2(turn.floor);
  if (primary === void 0 || primary.rolloutState === "FAILED") return;
  if (isSteady(turn, primary)) {
    complete(turn, primary);
  } else if (primary.rolloutState === "IN_PROGRESS" && isBlocked(turn, primary)) {
    turn.events.push(() => ({ kind: "blocked-by-configuration" }));
  }
}
function complete({ floor, events }, primary) {
  if (primary.rolloutState === "IN_PROGRESS") {
    events.push(() => ({ kind: "deployment-completed", deploymentId: primary.id }));
    floor.service = { ...floor.service, deployments: [{ ...primary, rolloutState: "COMPLETED" }] };
  }
  events.push(() => ({ kind: "steady-state" }));
}
function isSteady({ floor, actions }, primary) {
  const { tasks, service, crews } = floor;
  const healthy = crews.get(primary.id)?.healthy ?? 0;
  return actions.length === 0 && tasks.length === service.desiredCount && healthy === tasks.length;
}
function isBlocked({ floor, actions, placementFailed }, primary) {
  return actions.length === 0 && !placementFailed && primary.retryAt <= floor.now && floor.unsettled === 0;
}

// src/network/destinations.ts
function destinationOf(network, database) {
  const { id, port, publiclyAccessible, networkInterface, vpcId, subnetId, securityGroups } = database;
  return mapFact(subnetAddresses(network, subnetId), ({ addresses: subnet }) => {
    const addresses = networkInterface === void 0 ? subnet : parseRanges(networkInterface.privateAddresses);
    const seen = parseRanges(networkInterface?.publicAddresses ?? []);
    const publicAddresses = publiclyAccessible ? [...publicOr(seen), ...ofFamily(addresses, 6)] : [];
    return known({
      kind: "endpoint",
      name: id,
      vpcId,
      subnetId,
      addresses,
      publicAddresses,
      securityGroups,
      ephemeralPorts: anyEphemeralPorts,
      ports: { from: port, to: port },
      isPublic: publiclyAccessible
    });
  });
}
function publicOr(seen) {
  return seen.length > 0 ? seen : internet(4);
}

export {
  bounds,
  percentsFor,
  reachableBounds,
  breakerThreshold,
  eventText,
  isJudged,
  startDeployment,
  changeDesiredCount,
  rollBack,
  nextDue,
  evaluateExpression,
  place,
  findObstacle,
  findFlaw,
  hasDistinctInstance,
  reserve,
  markRunning,
  markHealthy,
  removeTask,
  openFloor,
  eventsOf,
  step,
  decide2 as decide,
  known,
  whyUnknown,
  mapFact,
  anyEphemeralPorts,
  dynamicHostPorts,
  portRange,
  onePort,
  coversTcp,
  parseRange,
  parseRanges,
  ofFamily,
  internet,
  overlaps,
  toCidrs,
  subnetAddresses,
  destinationOf,
  unknownHop,
  chooseAddress,
  peeringsBetween,
  routeTableOf,
  coursesTo,
  egressHop,
  wayOut,
  blockPublicAccessHop,
  verdictOf,
  verdictOfParts,
  verdictOfAll,
  reachFromAll,
  reach,
  sourcesOf
};
