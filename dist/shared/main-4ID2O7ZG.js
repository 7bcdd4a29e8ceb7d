import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  freshPageOf,
  judgePage
} from "./chunk-LRKNKG5C.js";
import {
  chainOf,
  instructionsOf,
  lastLine,
  neededStages,
  targetStage
} from "./chunk-SQOU4Q6K.js";
import {
  openEcr
} from "./chunk-A4ZADVPS.js";
import {
  isImmutableTag
} from "./chunk-PLSCCGW3.js";
import {
  isOrdinary
} from "./chunk-466ANLJC.js";
import {
  probe
} from "./chunk-RAXNS4B6.js";
import "./chunk-EG3G5YOP.js";
import {
  exitCodeMeaning
} from "./chunk-MB24O7GE.js";
import {
  systemClock
} from "./chunk-6TA25OKR.js";
import {
  formatValuesFile
} from "./chunk-DB3TECWB.js";
import {
  parseHandoff
} from "./chunk-DSTSILEZ.js";
import {
  createRedactor
} from "./chunk-KZLVO572.js";
import {
  needlesOf,
  planMasks,
  unscannable
} from "./chunk-GIZJRJEK.js";
import {
  speaksOfSecret
} from "./chunk-L3PRAZ64.js";
import "./chunk-PRIFCKGF.js";
import {
  createByteSearch
} from "./chunk-QNFDBV7L.js";
import "./chunk-IAKD22O6.js";
import "./chunk-KJV6QSSV.js";
import {
  accessDenied,
  isAccessDenied
} from "./chunk-6J2RSYRM.js";
import "./chunk-J4AYUJHY.js";
import {
  isLoopback as isLoopback2,
  needsHostNetwork
} from "./chunk-OFOP7S65.js";
import {
  isLoopback,
  locateRegistry,
  registryOf
} from "./chunk-7OGKL5XD.js";
import {
  isAmong,
  parseStatuses,
  statusesText
} from "./chunk-5GXPSPTB.js";
import {
  repeatedNames
} from "./chunk-SGODFDWH.js";
import {
  actionCancelled,
  area,
  createDocker,
  createDockerConfiguration,
  failed,
  failures,
  labelOf,
  listed,
  markBegin,
  markEnd,
  nameOf,
  networksOf,
  parseContainer,
  passed,
  prepareLogin,
  printLog,
  quoted,
  readLog,
  removeTest,
  secondsText,
  serviceLogs,
  skipped,
  startServices,
  untilCancelled
} from "./chunk-TW7O53CQ.js";
import {
  startForeignOutput,
  startGroup
} from "./chunk-AL7CF542.js";
import "./chunk-XILWMVTP.js";
import {
  execute
} from "./chunk-A7DVA3T2.js";
import {
  asArray,
  asNumber,
  asObject,
  asObjects,
  asString,
  asStrings,
  parseJsonObject
} from "./chunk-WRQOFEB5.js";
import {
  createPrivateDirectory
} from "./chunk-J65NY2K5.js";
import {
  inlineCode
} from "./chunk-TSV7VMGK.js";
import {
  BerthError,
  asSentence,
  messageOf
} from "./chunk-IHM5RLMC.js";
import {
  __commonJS,
  __esm,
  __export,
  __toCommonJS,
  __toESM
} from "./chunk-JS772W5E.js";

// node_modules/dockerfile-ast/lib/argument.js
var require_argument = __commonJS({
  "node_modules/dockerfile-ast/lib/argument.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Argument = void 0;
    var Argument = class {
      constructor(value, range) {
        this.value = value;
        this.range = range;
      }
      toString() {
        return this.value;
      }
      getRange() {
        return this.range;
      }
      getValue() {
        return this.value;
      }
      isAfter(position) {
        if (this.range.end.line < position.line) {
          return false;
        }
        return this.range.start.line > position.line ? true : this.range.start.character > position.character;
      }
      isBefore(position) {
        if (this.range.start.line < position.line) {
          return true;
        }
        return this.range.end.line > position.line ? false : this.range.end.character < position.character;
      }
    };
    exports.Argument = Argument;
  }
});

// node_modules/dockerfile-ast/lib/jsonArgument.js
var require_jsonArgument = __commonJS({
  "node_modules/dockerfile-ast/lib/jsonArgument.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.JSONArgument = void 0;
    var argument_1 = require_argument();
    var JSONArgument = class extends argument_1.Argument {
      constructor(value, range, jsonRange) {
        super(value, range);
        this.jsonRange = jsonRange;
      }
      getJSONRange() {
        return this.jsonRange;
      }
      getJSONValue() {
        let value = super.getValue();
        value = value.substring(1, value.length - 1);
        return value;
      }
    };
    exports.JSONArgument = JSONArgument;
  }
});

// node_modules/vscode-languageserver-types/lib/esm/main.js
var main_exports = {};
__export(main_exports, {
  AnnotatedTextEdit: () => AnnotatedTextEdit,
  ApplyKind: () => ApplyKind,
  ChangeAnnotation: () => ChangeAnnotation,
  ChangeAnnotationIdentifier: () => ChangeAnnotationIdentifier,
  CodeAction: () => CodeAction,
  CodeActionContext: () => CodeActionContext,
  CodeActionKind: () => CodeActionKind,
  CodeActionTag: () => CodeActionTag,
  CodeActionTriggerKind: () => CodeActionTriggerKind,
  CodeDescription: () => CodeDescription,
  CodeLens: () => CodeLens,
  Color: () => Color,
  ColorInformation: () => ColorInformation,
  ColorPresentation: () => ColorPresentation,
  Command: () => Command,
  CompletionItem: () => CompletionItem,
  CompletionItemKind: () => CompletionItemKind,
  CompletionItemLabelDetails: () => CompletionItemLabelDetails,
  CompletionItemTag: () => CompletionItemTag,
  CompletionList: () => CompletionList,
  CreateFile: () => CreateFile,
  DeleteFile: () => DeleteFile,
  Diagnostic: () => Diagnostic,
  DiagnosticRelatedInformation: () => DiagnosticRelatedInformation,
  DiagnosticSeverity: () => DiagnosticSeverity,
  DiagnosticTag: () => DiagnosticTag,
  DocumentHighlight: () => DocumentHighlight,
  DocumentHighlightKind: () => DocumentHighlightKind,
  DocumentLink: () => DocumentLink,
  DocumentSymbol: () => DocumentSymbol,
  DocumentUri: () => DocumentUri,
  EOL: () => EOL,
  FoldingRange: () => FoldingRange,
  FoldingRangeKind: () => FoldingRangeKind,
  FormattingOptions: () => FormattingOptions,
  Hover: () => Hover,
  InlayHint: () => InlayHint,
  InlayHintKind: () => InlayHintKind,
  InlayHintLabelPart: () => InlayHintLabelPart,
  InlineCompletionContext: () => InlineCompletionContext,
  InlineCompletionItem: () => InlineCompletionItem,
  InlineCompletionList: () => InlineCompletionList,
  InlineCompletionTriggerKind: () => InlineCompletionTriggerKind,
  InlineValueContext: () => InlineValueContext,
  InlineValueEvaluatableExpression: () => InlineValueEvaluatableExpression,
  InlineValueText: () => InlineValueText,
  InlineValueVariableLookup: () => InlineValueVariableLookup,
  InsertReplaceEdit: () => InsertReplaceEdit,
  InsertTextFormat: () => InsertTextFormat,
  InsertTextMode: () => InsertTextMode,
  LanguageKind: () => LanguageKind,
  Location: () => Location,
  LocationLink: () => LocationLink,
  MarkedString: () => MarkedString,
  MarkupContent: () => MarkupContent,
  MarkupKind: () => MarkupKind,
  OptionalVersionedTextDocumentIdentifier: () => OptionalVersionedTextDocumentIdentifier,
  ParameterInformation: () => ParameterInformation,
  Position: () => Position,
  Range: () => Range,
  RenameFile: () => RenameFile,
  SelectedCompletionInfo: () => SelectedCompletionInfo,
  SelectionRange: () => SelectionRange,
  SemanticTokenModifiers: () => SemanticTokenModifiers,
  SemanticTokenTypes: () => SemanticTokenTypes,
  SemanticTokens: () => SemanticTokens,
  SignatureInformation: () => SignatureInformation,
  SnippetTextEdit: () => SnippetTextEdit,
  StringValue: () => StringValue,
  SymbolInformation: () => SymbolInformation,
  SymbolKind: () => SymbolKind,
  SymbolTag: () => SymbolTag,
  TextDocument: () => TextDocument,
  TextDocumentEdit: () => TextDocumentEdit,
  TextDocumentIdentifier: () => TextDocumentIdentifier,
  TextDocumentItem: () => TextDocumentItem,
  TextEdit: () => TextEdit,
  URI: () => URI,
  VersionedTextDocumentIdentifier: () => VersionedTextDocumentIdentifier,
  WorkspaceChange: () => WorkspaceChange,
  WorkspaceEdit: () => WorkspaceEdit,
  WorkspaceFolder: () => WorkspaceFolder,
  WorkspaceSymbol: () => WorkspaceSymbol,
  integer: () => integer,
  uinteger: () => uinteger
});
var DocumentUri, URI, integer, uinteger, Position, Range, Location, LocationLink, Color, ColorInformation, ColorPresentation, FoldingRangeKind, FoldingRange, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, CodeDescription, Diagnostic, Command, TextEdit, ChangeAnnotation, ChangeAnnotationIdentifier, AnnotatedTextEdit, TextDocumentEdit, CreateFile, RenameFile, DeleteFile, WorkspaceEdit, TextEditChangeImpl, SnippetTextEdit, ChangeAnnotations, WorkspaceChange, TextDocumentIdentifier, VersionedTextDocumentIdentifier, OptionalVersionedTextDocumentIdentifier, LanguageKind, TextDocumentItem, MarkupKind, MarkupContent, CompletionItemKind, InsertTextFormat, CompletionItemTag, InsertReplaceEdit, InsertTextMode, ApplyKind, CompletionItemLabelDetails, CompletionItem, CompletionList, MarkedString, Hover, ParameterInformation, SignatureInformation, DocumentHighlightKind, DocumentHighlight, SymbolKind, SymbolTag, SymbolInformation, WorkspaceSymbol, DocumentSymbol, CodeActionKind, CodeActionTriggerKind, CodeActionContext, CodeActionTag, CodeAction, CodeLens, FormattingOptions, DocumentLink, SelectionRange, SemanticTokenTypes, SemanticTokenModifiers, SemanticTokens, InlineValueText, InlineValueVariableLookup, InlineValueEvaluatableExpression, InlineValueContext, InlayHintKind, InlayHintLabelPart, InlayHint, StringValue, InlineCompletionItem, InlineCompletionList, InlineCompletionTriggerKind, SelectedCompletionInfo, InlineCompletionContext, WorkspaceFolder, EOL, TextDocument, FullTextDocument, Is;
var init_main = __esm({
  "node_modules/vscode-languageserver-types/lib/esm/main.js"() {
    "use strict";
    (function(DocumentUri2) {
      function is(value) {
        return typeof value === "string";
      }
      DocumentUri2.is = is;
    })(DocumentUri || (DocumentUri = {}));
    (function(URI2) {
      function is(value) {
        return typeof value === "string";
      }
      URI2.is = is;
    })(URI || (URI = {}));
    (function(integer2) {
      integer2.MIN_VALUE = -2147483648;
      integer2.MAX_VALUE = 2147483647;
      function is(value) {
        return typeof value === "number" && integer2.MIN_VALUE <= value && value <= integer2.MAX_VALUE;
      }
      integer2.is = is;
    })(integer || (integer = {}));
    (function(uinteger2) {
      uinteger2.MIN_VALUE = 0;
      uinteger2.MAX_VALUE = 2147483647;
      function is(value) {
        return typeof value === "number" && uinteger2.MIN_VALUE <= value && value <= uinteger2.MAX_VALUE;
      }
      uinteger2.is = is;
    })(uinteger || (uinteger = {}));
    (function(Position2) {
      function create2(line, character) {
        if (line === Number.MAX_VALUE) {
          line = uinteger.MAX_VALUE;
        }
        if (character === Number.MAX_VALUE) {
          character = uinteger.MAX_VALUE;
        }
        return { line, character };
      }
      Position2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Is.uinteger(candidate.line) && Is.uinteger(candidate.character);
      }
      Position2.is = is;
    })(Position || (Position = {}));
    (function(Range2) {
      function create2(one, two, three, four) {
        if (Is.uinteger(one) && Is.uinteger(two) && Is.uinteger(three) && Is.uinteger(four)) {
          return { start: Position.create(one, two), end: Position.create(three, four) };
        } else if (Position.is(one) && Position.is(two)) {
          return { start: one, end: two };
        } else {
          throw new Error(`Range#create called with invalid arguments[${one}, ${two}, ${three}, ${four}]`);
        }
      }
      Range2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Position.is(candidate.start) && Position.is(candidate.end);
      }
      Range2.is = is;
    })(Range || (Range = {}));
    (function(Location2) {
      function create2(uri, range) {
        return { uri, range };
      }
      Location2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Range.is(candidate.range) && (Is.string(candidate.uri) || Is.undefined(candidate.uri));
      }
      Location2.is = is;
    })(Location || (Location = {}));
    (function(LocationLink2) {
      function create2(targetUri, targetRange, targetSelectionRange, originSelectionRange) {
        return { targetUri, targetRange, targetSelectionRange, originSelectionRange };
      }
      LocationLink2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Range.is(candidate.targetRange) && Is.string(candidate.targetUri) && Range.is(candidate.targetSelectionRange) && (Range.is(candidate.originSelectionRange) || Is.undefined(candidate.originSelectionRange));
      }
      LocationLink2.is = is;
    })(LocationLink || (LocationLink = {}));
    (function(Color2) {
      function create2(red, green, blue, alpha) {
        return {
          red,
          green,
          blue,
          alpha
        };
      }
      Color2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Is.numberRange(candidate.red, 0, 1) && Is.numberRange(candidate.green, 0, 1) && Is.numberRange(candidate.blue, 0, 1) && Is.numberRange(candidate.alpha, 0, 1);
      }
      Color2.is = is;
    })(Color || (Color = {}));
    (function(ColorInformation2) {
      function create2(range, color) {
        return {
          range,
          color
        };
      }
      ColorInformation2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Range.is(candidate.range) && Color.is(candidate.color);
      }
      ColorInformation2.is = is;
    })(ColorInformation || (ColorInformation = {}));
    (function(ColorPresentation2) {
      function create2(label, textEdit, additionalTextEdits) {
        return {
          label,
          textEdit,
          additionalTextEdits
        };
      }
      ColorPresentation2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Is.string(candidate.label) && (Is.undefined(candidate.textEdit) || TextEdit.is(candidate.textEdit)) && (Is.undefined(candidate.additionalTextEdits) || Is.typedArray(candidate.additionalTextEdits, TextEdit.is));
      }
      ColorPresentation2.is = is;
    })(ColorPresentation || (ColorPresentation = {}));
    (function(FoldingRangeKind2) {
      FoldingRangeKind2.Comment = "comment";
      FoldingRangeKind2.Imports = "imports";
      FoldingRangeKind2.Region = "region";
    })(FoldingRangeKind || (FoldingRangeKind = {}));
    (function(FoldingRange2) {
      function create2(startLine, endLine, startCharacter, endCharacter, kind, collapsedText) {
        const result = {
          startLine,
          endLine
        };
        if (Is.defined(startCharacter)) {
          result.startCharacter = startCharacter;
        }
        if (Is.defined(endCharacter)) {
          result.endCharacter = endCharacter;
        }
        if (Is.defined(kind)) {
          result.kind = kind;
        }
        if (Is.defined(collapsedText)) {
          result.collapsedText = collapsedText;
        }
        return result;
      }
      FoldingRange2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Is.uinteger(candidate.startLine) && Is.uinteger(candidate.endLine) && (Is.undefined(candidate.startCharacter) || Is.uinteger(candidate.startCharacter)) && (Is.undefined(candidate.endCharacter) || Is.uinteger(candidate.endCharacter)) && (Is.undefined(candidate.kind) || Is.string(candidate.kind));
      }
      FoldingRange2.is = is;
    })(FoldingRange || (FoldingRange = {}));
    (function(DiagnosticRelatedInformation2) {
      function create2(location, message) {
        return {
          location,
          message
        };
      }
      DiagnosticRelatedInformation2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Location.is(candidate.location) && Is.string(candidate.message);
      }
      DiagnosticRelatedInformation2.is = is;
    })(DiagnosticRelatedInformation || (DiagnosticRelatedInformation = {}));
    (function(DiagnosticSeverity2) {
      DiagnosticSeverity2.Error = 1;
      DiagnosticSeverity2.Warning = 2;
      DiagnosticSeverity2.Information = 3;
      DiagnosticSeverity2.Hint = 4;
    })(DiagnosticSeverity || (DiagnosticSeverity = {}));
    (function(DiagnosticTag2) {
      DiagnosticTag2.Unnecessary = 1;
      DiagnosticTag2.Deprecated = 2;
    })(DiagnosticTag || (DiagnosticTag = {}));
    (function(CodeDescription2) {
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Is.string(candidate.href);
      }
      CodeDescription2.is = is;
    })(CodeDescription || (CodeDescription = {}));
    (function(Diagnostic2) {
      function create2(range, message, severity, code, source, relatedInformation) {
        const result = { range, message };
        if (Is.defined(severity)) {
          result.severity = severity;
        }
        if (Is.defined(code)) {
          result.code = code;
        }
        if (Is.defined(source)) {
          result.source = source;
        }
        if (Is.defined(relatedInformation)) {
          result.relatedInformation = relatedInformation;
        }
        return result;
      }
      Diagnostic2.create = create2;
      function is(value) {
        var _a;
        const candidate = value;
        return Is.defined(candidate) && Range.is(candidate.range) && (Is.string(candidate.message) || MarkupContent.is(candidate.message)) && (Is.number(candidate.severity) || Is.undefined(candidate.severity)) && (Is.integer(candidate.code) || Is.string(candidate.code) || Is.undefined(candidate.code)) && (Is.undefined(candidate.codeDescription) || Is.string((_a = candidate.codeDescription) === null || _a === void 0 ? void 0 : _a.href)) && (Is.string(candidate.source) || Is.undefined(candidate.source)) && (Is.undefined(candidate.relatedInformation) || Is.typedArray(candidate.relatedInformation, DiagnosticRelatedInformation.is));
      }
      Diagnostic2.is = is;
      function is3_17(value) {
        return Is.string(value.message);
      }
      Diagnostic2.is3_17 = is3_17;
      function getMessageString(diagnostic) {
        if (Is.string(diagnostic.message)) {
          return diagnostic.message;
        } else if (MarkupContent.is(diagnostic.message)) {
          return diagnostic.message.value;
        } else {
          throw new Error(`Unknown message type ${typeof diagnostic.message}`);
        }
      }
      Diagnostic2.getMessageString = getMessageString;
    })(Diagnostic || (Diagnostic = {}));
    (function(Command2) {
      function create2(title, command, ...args) {
        const result = { title, command };
        if (Is.defined(args) && args.length > 0) {
          result.arguments = args;
        }
        return result;
      }
      Command2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Is.string(candidate.title) && (candidate.tooltip === void 0 || Is.string(candidate.tooltip)) && Is.string(candidate.command);
      }
      Command2.is = is;
    })(Command || (Command = {}));
    (function(TextEdit2) {
      function replace(range, newText) {
        return { range, newText };
      }
      TextEdit2.replace = replace;
      function insert(position, newText) {
        return { range: { start: position, end: position }, newText };
      }
      TextEdit2.insert = insert;
      function del(range) {
        return { range, newText: "" };
      }
      TextEdit2.del = del;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Is.string(candidate.newText) && Range.is(candidate.range);
      }
      TextEdit2.is = is;
    })(TextEdit || (TextEdit = {}));
    (function(ChangeAnnotation2) {
      function create2(label, needsConfirmation, description) {
        const result = { label };
        if (needsConfirmation !== void 0) {
          result.needsConfirmation = needsConfirmation;
        }
        if (description !== void 0) {
          result.description = description;
        }
        return result;
      }
      ChangeAnnotation2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Is.string(candidate.label) && (Is.boolean(candidate.needsConfirmation) || candidate.needsConfirmation === void 0) && (Is.string(candidate.description) || candidate.description === void 0);
      }
      ChangeAnnotation2.is = is;
    })(ChangeAnnotation || (ChangeAnnotation = {}));
    (function(ChangeAnnotationIdentifier2) {
      function is(value) {
        const candidate = value;
        return Is.string(candidate);
      }
      ChangeAnnotationIdentifier2.is = is;
    })(ChangeAnnotationIdentifier || (ChangeAnnotationIdentifier = {}));
    (function(AnnotatedTextEdit2) {
      function replace(range, newText, annotation) {
        return { range, newText, annotationId: annotation };
      }
      AnnotatedTextEdit2.replace = replace;
      function insert(position, newText, annotation) {
        return { range: { start: position, end: position }, newText, annotationId: annotation };
      }
      AnnotatedTextEdit2.insert = insert;
      function del(range, annotation) {
        return { range, newText: "", annotationId: annotation };
      }
      AnnotatedTextEdit2.del = del;
      function is(value) {
        const candidate = value;
        return TextEdit.is(candidate) && (ChangeAnnotation.is(candidate.annotationId) || ChangeAnnotationIdentifier.is(candidate.annotationId));
      }
      AnnotatedTextEdit2.is = is;
    })(AnnotatedTextEdit || (AnnotatedTextEdit = {}));
    (function(TextDocumentEdit2) {
      function create2(textDocument, edits) {
        return { textDocument, edits };
      }
      TextDocumentEdit2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && OptionalVersionedTextDocumentIdentifier.is(candidate.textDocument) && Array.isArray(candidate.edits);
      }
      TextDocumentEdit2.is = is;
    })(TextDocumentEdit || (TextDocumentEdit = {}));
    (function(CreateFile2) {
      function create2(uri, options, annotation) {
        const result = {
          kind: "create",
          uri
        };
        if (options !== void 0 && (options.overwrite !== void 0 || options.ignoreIfExists !== void 0)) {
          result.options = options;
        }
        if (annotation !== void 0) {
          result.annotationId = annotation;
        }
        return result;
      }
      CreateFile2.create = create2;
      function is(value) {
        const candidate = value;
        return candidate && candidate.kind === "create" && Is.string(candidate.uri) && (candidate.options === void 0 || (candidate.options.overwrite === void 0 || Is.boolean(candidate.options.overwrite)) && (candidate.options.ignoreIfExists === void 0 || Is.boolean(candidate.options.ignoreIfExists))) && (candidate.annotationId === void 0 || ChangeAnnotationIdentifier.is(candidate.annotationId));
      }
      CreateFile2.is = is;
    })(CreateFile || (CreateFile = {}));
    (function(RenameFile2) {
      function create2(oldUri, newUri, options, annotation) {
        const result = {
          kind: "rename",
          oldUri,
          newUri
        };
        if (options !== void 0 && (options.overwrite !== void 0 || options.ignoreIfExists !== void 0)) {
          result.options = options;
        }
        if (annotation !== void 0) {
          result.annotationId = annotation;
        }
        return result;
      }
      RenameFile2.create = create2;
      function is(value) {
        const candidate = value;
        return candidate && candidate.kind === "rename" && Is.string(candidate.oldUri) && Is.string(candidate.newUri) && (candidate.options === void 0 || (candidate.options.overwrite === void 0 || Is.boolean(candidate.options.overwrite)) && (candidate.options.ignoreIfExists === void 0 || Is.boolean(candidate.options.ignoreIfExists))) && (candidate.annotationId === void 0 || ChangeAnnotationIdentifier.is(candidate.annotationId));
      }
      RenameFile2.is = is;
    })(RenameFile || (RenameFile = {}));
    (function(DeleteFile2) {
      function create2(uri, options, annotation) {
        const result = {
          kind: "delete",
          uri
        };
        if (options !== void 0 && (options.recursive !== void 0 || options.ignoreIfNotExists !== void 0)) {
          result.options = options;
        }
        if (annotation !== void 0) {
          result.annotationId = annotation;
        }
        return result;
      }
      DeleteFile2.create = create2;
      function is(value) {
        const candidate = value;
        return candidate && candidate.kind === "delete" && Is.string(candidate.uri) && (candidate.options === void 0 || (candidate.options.recursive === void 0 || Is.boolean(candidate.options.recursive)) && (candidate.options.ignoreIfNotExists === void 0 || Is.boolean(candidate.options.ignoreIfNotExists))) && (candidate.annotationId === void 0 || ChangeAnnotationIdentifier.is(candidate.annotationId));
      }
      DeleteFile2.is = is;
    })(DeleteFile || (DeleteFile = {}));
    (function(WorkspaceEdit2) {
      function is(value) {
        const candidate = value;
        return candidate && (candidate.changes !== void 0 || candidate.documentChanges !== void 0) && (candidate.documentChanges === void 0 || candidate.documentChanges.every((change) => {
          if (Is.string(change.kind)) {
            return CreateFile.is(change) || RenameFile.is(change) || DeleteFile.is(change);
          } else {
            return TextDocumentEdit.is(change);
          }
        }));
      }
      WorkspaceEdit2.is = is;
    })(WorkspaceEdit || (WorkspaceEdit = {}));
    TextEditChangeImpl = class {
      constructor(edits, changeAnnotations) {
        this.edits = edits;
        this.changeAnnotations = changeAnnotations;
      }
      insert(position, newText, annotation) {
        let edit;
        let id;
        if (annotation === void 0) {
          edit = TextEdit.insert(position, newText);
        } else if (ChangeAnnotationIdentifier.is(annotation)) {
          id = annotation;
          edit = AnnotatedTextEdit.insert(position, newText, annotation);
        } else {
          this.assertChangeAnnotations(this.changeAnnotations);
          id = this.changeAnnotations.manage(annotation);
          edit = AnnotatedTextEdit.insert(position, newText, id);
        }
        this.edits.push(edit);
        if (id !== void 0) {
          return id;
        }
      }
      replace(range, newText, annotation) {
        let edit;
        let id;
        if (annotation === void 0) {
          edit = TextEdit.replace(range, newText);
        } else if (ChangeAnnotationIdentifier.is(annotation)) {
          id = annotation;
          edit = AnnotatedTextEdit.replace(range, newText, annotation);
        } else {
          this.assertChangeAnnotations(this.changeAnnotations);
          id = this.changeAnnotations.manage(annotation);
          edit = AnnotatedTextEdit.replace(range, newText, id);
        }
        this.edits.push(edit);
        if (id !== void 0) {
          return id;
        }
      }
      delete(range, annotation) {
        let edit;
        let id;
        if (annotation === void 0) {
          edit = TextEdit.del(range);
        } else if (ChangeAnnotationIdentifier.is(annotation)) {
          id = annotation;
          edit = AnnotatedTextEdit.del(range, annotation);
        } else {
          this.assertChangeAnnotations(this.changeAnnotations);
          id = this.changeAnnotations.manage(annotation);
          edit = AnnotatedTextEdit.del(range, id);
        }
        this.edits.push(edit);
        if (id !== void 0) {
          return id;
        }
      }
      add(edit) {
        this.edits.push(edit);
      }
      all() {
        return this.edits;
      }
      clear() {
        this.edits.splice(0, this.edits.length);
      }
      assertChangeAnnotations(value) {
        if (value === void 0) {
          throw new Error(`Text edit change is not configured to manage change annotations.`);
        }
      }
    };
    (function(SnippetTextEdit2) {
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Range.is(candidate.range) && StringValue.isSnippet(candidate.snippet) && (candidate.annotationId === void 0 || (ChangeAnnotation.is(candidate.annotationId) || ChangeAnnotationIdentifier.is(candidate.annotationId)));
      }
      SnippetTextEdit2.is = is;
    })(SnippetTextEdit || (SnippetTextEdit = {}));
    ChangeAnnotations = class {
      constructor(annotations) {
        this._annotations = annotations === void 0 ? /* @__PURE__ */ Object.create(null) : annotations;
        this._counter = 0;
        this._size = 0;
      }
      all() {
        return this._annotations;
      }
      get size() {
        return this._size;
      }
      manage(idOrAnnotation, annotation) {
        let id;
        if (ChangeAnnotationIdentifier.is(idOrAnnotation)) {
          id = idOrAnnotation;
        } else {
          id = this.nextId();
          annotation = idOrAnnotation;
        }
        if (this._annotations[id] !== void 0) {
          throw new Error(`Id ${id} is already in use.`);
        }
        if (annotation === void 0) {
          throw new Error(`No annotation provided for id ${id}`);
        }
        this._annotations[id] = annotation;
        this._size++;
        return id;
      }
      nextId() {
        this._counter++;
        return this._counter.toString();
      }
    };
    WorkspaceChange = class {
      constructor(workspaceEdit) {
        this._textEditChanges = /* @__PURE__ */ Object.create(null);
        if (workspaceEdit !== void 0) {
          this._workspaceEdit = workspaceEdit;
          if (workspaceEdit.documentChanges) {
            this._changeAnnotations = new ChangeAnnotations(workspaceEdit.changeAnnotations);
            workspaceEdit.changeAnnotations = this._changeAnnotations.all();
            workspaceEdit.documentChanges.forEach((change) => {
              if (TextDocumentEdit.is(change)) {
                const textEditChange = new TextEditChangeImpl(change.edits, this._changeAnnotations);
                this._textEditChanges[change.textDocument.uri] = textEditChange;
              }
            });
          } else if (workspaceEdit.changes) {
            Object.keys(workspaceEdit.changes).forEach((key) => {
              const textEditChange = new TextEditChangeImpl(workspaceEdit.changes[key]);
              this._textEditChanges[key] = textEditChange;
            });
          }
        } else {
          this._workspaceEdit = {};
        }
      }
      /**
       * Returns the underlying {@link WorkspaceEdit} literal
       * use to be returned from a workspace edit operation like rename.
       */
      get edit() {
        this.initDocumentChanges();
        if (this._changeAnnotations !== void 0) {
          if (this._changeAnnotations.size === 0) {
            this._workspaceEdit.changeAnnotations = void 0;
          } else {
            this._workspaceEdit.changeAnnotations = this._changeAnnotations.all();
          }
        }
        return this._workspaceEdit;
      }
      getTextEditChange(key) {
        if (OptionalVersionedTextDocumentIdentifier.is(key)) {
          this.initDocumentChanges();
          if (this._workspaceEdit.documentChanges === void 0) {
            throw new Error("Workspace edit is not configured for document changes.");
          }
          const textDocument = { uri: key.uri, version: key.version };
          let result = this._textEditChanges[textDocument.uri];
          if (!result) {
            const edits = [];
            const textDocumentEdit = {
              textDocument,
              edits
            };
            this._workspaceEdit.documentChanges.push(textDocumentEdit);
            result = new TextEditChangeImpl(edits, this._changeAnnotations);
            this._textEditChanges[textDocument.uri] = result;
          }
          return result;
        } else {
          this.initChanges();
          if (this._workspaceEdit.changes === void 0) {
            throw new Error("Workspace edit is not configured for normal text edit changes.");
          }
          let result = this._textEditChanges[key];
          if (!result) {
            const edits = [];
            this._workspaceEdit.changes[key] = edits;
            result = new TextEditChangeImpl(edits);
            this._textEditChanges[key] = result;
          }
          return result;
        }
      }
      initDocumentChanges() {
        if (this._workspaceEdit.documentChanges === void 0 && this._workspaceEdit.changes === void 0) {
          this._changeAnnotations = new ChangeAnnotations();
          this._workspaceEdit.documentChanges = [];
          this._workspaceEdit.changeAnnotations = this._changeAnnotations.all();
        }
      }
      initChanges() {
        if (this._workspaceEdit.documentChanges === void 0 && this._workspaceEdit.changes === void 0) {
          this._workspaceEdit.changes = /* @__PURE__ */ Object.create(null);
        }
      }
      createFile(uri, optionsOrAnnotation, options) {
        this.initDocumentChanges();
        if (this._workspaceEdit.documentChanges === void 0) {
          throw new Error("Workspace edit is not configured for document changes.");
        }
        let annotation;
        if (ChangeAnnotation.is(optionsOrAnnotation) || ChangeAnnotationIdentifier.is(optionsOrAnnotation)) {
          annotation = optionsOrAnnotation;
        } else {
          options = optionsOrAnnotation;
        }
        let operation;
        let id;
        if (annotation === void 0) {
          operation = CreateFile.create(uri, options);
        } else {
          id = ChangeAnnotationIdentifier.is(annotation) ? annotation : this._changeAnnotations.manage(annotation);
          operation = CreateFile.create(uri, options, id);
        }
        this._workspaceEdit.documentChanges.push(operation);
        if (id !== void 0) {
          return id;
        }
      }
      renameFile(oldUri, newUri, optionsOrAnnotation, options) {
        this.initDocumentChanges();
        if (this._workspaceEdit.documentChanges === void 0) {
          throw new Error("Workspace edit is not configured for document changes.");
        }
        let annotation;
        if (ChangeAnnotation.is(optionsOrAnnotation) || ChangeAnnotationIdentifier.is(optionsOrAnnotation)) {
          annotation = optionsOrAnnotation;
        } else {
          options = optionsOrAnnotation;
        }
        let operation;
        let id;
        if (annotation === void 0) {
          operation = RenameFile.create(oldUri, newUri, options);
        } else {
          id = ChangeAnnotationIdentifier.is(annotation) ? annotation : this._changeAnnotations.manage(annotation);
          operation = RenameFile.create(oldUri, newUri, options, id);
        }
        this._workspaceEdit.documentChanges.push(operation);
        if (id !== void 0) {
          return id;
        }
      }
      deleteFile(uri, optionsOrAnnotation, options) {
        this.initDocumentChanges();
        if (this._workspaceEdit.documentChanges === void 0) {
          throw new Error("Workspace edit is not configured for document changes.");
        }
        let annotation;
        if (ChangeAnnotation.is(optionsOrAnnotation) || ChangeAnnotationIdentifier.is(optionsOrAnnotation)) {
          annotation = optionsOrAnnotation;
        } else {
          options = optionsOrAnnotation;
        }
        let operation;
        let id;
        if (annotation === void 0) {
          operation = DeleteFile.create(uri, options);
        } else {
          id = ChangeAnnotationIdentifier.is(annotation) ? annotation : this._changeAnnotations.manage(annotation);
          operation = DeleteFile.create(uri, options, id);
        }
        this._workspaceEdit.documentChanges.push(operation);
        if (id !== void 0) {
          return id;
        }
      }
    };
    (function(TextDocumentIdentifier2) {
      function create2(uri) {
        return { uri };
      }
      TextDocumentIdentifier2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Is.string(candidate.uri);
      }
      TextDocumentIdentifier2.is = is;
    })(TextDocumentIdentifier || (TextDocumentIdentifier = {}));
    (function(VersionedTextDocumentIdentifier2) {
      function create2(uri, version) {
        return { uri, version };
      }
      VersionedTextDocumentIdentifier2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Is.string(candidate.uri) && Is.integer(candidate.version);
      }
      VersionedTextDocumentIdentifier2.is = is;
    })(VersionedTextDocumentIdentifier || (VersionedTextDocumentIdentifier = {}));
    (function(OptionalVersionedTextDocumentIdentifier2) {
      function create2(uri, version) {
        return { uri, version };
      }
      OptionalVersionedTextDocumentIdentifier2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Is.string(candidate.uri) && (candidate.version === null || Is.integer(candidate.version));
      }
      OptionalVersionedTextDocumentIdentifier2.is = is;
    })(OptionalVersionedTextDocumentIdentifier || (OptionalVersionedTextDocumentIdentifier = {}));
    (function(LanguageKind2) {
      LanguageKind2.ABAP = "abap";
      LanguageKind2.WindowsBat = "bat";
      LanguageKind2.BibTeX = "bibtex";
      LanguageKind2.Clojure = "clojure";
      LanguageKind2.Coffeescript = "coffeescript";
      LanguageKind2.C = "c";
      LanguageKind2.CPP = "cpp";
      LanguageKind2.CSharp = "csharp";
      LanguageKind2.CSS = "css";
      LanguageKind2.D = "d";
      LanguageKind2.Delphi = "pascal";
      LanguageKind2.Diff = "diff";
      LanguageKind2.Dart = "dart";
      LanguageKind2.Dockerfile = "dockerfile";
      LanguageKind2.Elixir = "elixir";
      LanguageKind2.Erlang = "erlang";
      LanguageKind2.FSharp = "fsharp";
      LanguageKind2.GitCommit = "git-commit";
      LanguageKind2.GitRebase = "git-rebase";
      LanguageKind2.Go = "go";
      LanguageKind2.Groovy = "groovy";
      LanguageKind2.Handlebars = "handlebars";
      LanguageKind2.Haskell = "haskell";
      LanguageKind2.HTML = "html";
      LanguageKind2.Ini = "ini";
      LanguageKind2.Java = "java";
      LanguageKind2.JavaScript = "javascript";
      LanguageKind2.JavaScriptReact = "javascriptreact";
      LanguageKind2.JSON = "json";
      LanguageKind2.LaTeX = "latex";
      LanguageKind2.Less = "less";
      LanguageKind2.Lua = "lua";
      LanguageKind2.Makefile = "makefile";
      LanguageKind2.Markdown = "markdown";
      LanguageKind2.ObjectiveC = "objective-c";
      LanguageKind2.ObjectiveCPP = "objective-cpp";
      LanguageKind2.Pascal = "pascal";
      LanguageKind2.Perl = "perl";
      LanguageKind2.Perl6 = "perl6";
      LanguageKind2.PHP = "php";
      LanguageKind2.Plaintext = "plaintext";
      LanguageKind2.Powershell = "powershell";
      LanguageKind2.Pug = "jade";
      LanguageKind2.Python = "python";
      LanguageKind2.R = "r";
      LanguageKind2.Razor = "razor";
      LanguageKind2.Ruby = "ruby";
      LanguageKind2.Rust = "rust";
      LanguageKind2.SCSS = "scss";
      LanguageKind2.SASS = "sass";
      LanguageKind2.Scala = "scala";
      LanguageKind2.ShaderLab = "shaderlab";
      LanguageKind2.ShellScript = "shellscript";
      LanguageKind2.SQL = "sql";
      LanguageKind2.Swift = "swift";
      LanguageKind2.TypeScript = "typescript";
      LanguageKind2.TypeScriptReact = "typescriptreact";
      LanguageKind2.TeX = "tex";
      LanguageKind2.VisualBasic = "vb";
      LanguageKind2.XML = "xml";
      LanguageKind2.XSL = "xsl";
      LanguageKind2.YAML = "yaml";
    })(LanguageKind || (LanguageKind = {}));
    (function(TextDocumentItem2) {
      function create2(uri, languageId, version, text) {
        return { uri, languageId, version, text };
      }
      TextDocumentItem2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Is.string(candidate.uri) && Is.string(candidate.languageId) && Is.integer(candidate.version) && Is.string(candidate.text);
      }
      TextDocumentItem2.is = is;
    })(TextDocumentItem || (TextDocumentItem = {}));
    (function(MarkupKind2) {
      MarkupKind2.PlainText = "plaintext";
      MarkupKind2.Markdown = "markdown";
      function is(value) {
        const candidate = value;
        return candidate === MarkupKind2.PlainText || candidate === MarkupKind2.Markdown;
      }
      MarkupKind2.is = is;
    })(MarkupKind || (MarkupKind = {}));
    (function(MarkupContent2) {
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(value) && MarkupKind.is(candidate.kind) && Is.string(candidate.value);
      }
      MarkupContent2.is = is;
    })(MarkupContent || (MarkupContent = {}));
    (function(CompletionItemKind2) {
      CompletionItemKind2.Text = 1;
      CompletionItemKind2.Method = 2;
      CompletionItemKind2.Function = 3;
      CompletionItemKind2.Constructor = 4;
      CompletionItemKind2.Field = 5;
      CompletionItemKind2.Variable = 6;
      CompletionItemKind2.Class = 7;
      CompletionItemKind2.Interface = 8;
      CompletionItemKind2.Module = 9;
      CompletionItemKind2.Property = 10;
      CompletionItemKind2.Unit = 11;
      CompletionItemKind2.Value = 12;
      CompletionItemKind2.Enum = 13;
      CompletionItemKind2.Keyword = 14;
      CompletionItemKind2.Snippet = 15;
      CompletionItemKind2.Color = 16;
      CompletionItemKind2.File = 17;
      CompletionItemKind2.Reference = 18;
      CompletionItemKind2.Folder = 19;
      CompletionItemKind2.EnumMember = 20;
      CompletionItemKind2.Constant = 21;
      CompletionItemKind2.Struct = 22;
      CompletionItemKind2.Event = 23;
      CompletionItemKind2.Operator = 24;
      CompletionItemKind2.TypeParameter = 25;
    })(CompletionItemKind || (CompletionItemKind = {}));
    (function(InsertTextFormat2) {
      InsertTextFormat2.PlainText = 1;
      InsertTextFormat2.Snippet = 2;
    })(InsertTextFormat || (InsertTextFormat = {}));
    (function(CompletionItemTag2) {
      CompletionItemTag2.Deprecated = 1;
    })(CompletionItemTag || (CompletionItemTag = {}));
    (function(InsertReplaceEdit2) {
      function create2(newText, insert, replace) {
        return { newText, insert, replace };
      }
      InsertReplaceEdit2.create = create2;
      function is(value) {
        const candidate = value;
        return candidate && Is.string(candidate.newText) && Range.is(candidate.insert) && Range.is(candidate.replace);
      }
      InsertReplaceEdit2.is = is;
    })(InsertReplaceEdit || (InsertReplaceEdit = {}));
    (function(InsertTextMode2) {
      InsertTextMode2.asIs = 1;
      InsertTextMode2.adjustIndentation = 2;
    })(InsertTextMode || (InsertTextMode = {}));
    (function(ApplyKind2) {
      ApplyKind2.Replace = 1;
      ApplyKind2.Merge = 2;
    })(ApplyKind || (ApplyKind = {}));
    (function(CompletionItemLabelDetails2) {
      function is(value) {
        const candidate = value;
        return candidate && (Is.string(candidate.detail) || candidate.detail === void 0) && (Is.string(candidate.description) || candidate.description === void 0);
      }
      CompletionItemLabelDetails2.is = is;
    })(CompletionItemLabelDetails || (CompletionItemLabelDetails = {}));
    (function(CompletionItem2) {
      function create2(label) {
        return { label };
      }
      CompletionItem2.create = create2;
    })(CompletionItem || (CompletionItem = {}));
    (function(CompletionList2) {
      function create2(items, isIncomplete) {
        return { items: items ? items : [], isIncomplete: !!isIncomplete };
      }
      CompletionList2.create = create2;
    })(CompletionList || (CompletionList = {}));
    (function(MarkedString2) {
      function fromPlainText(plainText) {
        return plainText.replace(/[\\`*_{}[\]()#+\-.!]/g, "\\$&");
      }
      MarkedString2.fromPlainText = fromPlainText;
      function is(value) {
        const candidate = value;
        return Is.string(candidate) || Is.objectLiteral(candidate) && Is.string(candidate.language) && Is.string(candidate.value);
      }
      MarkedString2.is = is;
    })(MarkedString || (MarkedString = {}));
    (function(Hover2) {
      function is(value) {
        const candidate = value;
        return !!candidate && Is.objectLiteral(candidate) && (MarkupContent.is(candidate.contents) || MarkedString.is(candidate.contents) || Is.typedArray(candidate.contents, MarkedString.is)) && (value.range === void 0 || Range.is(value.range));
      }
      Hover2.is = is;
    })(Hover || (Hover = {}));
    (function(ParameterInformation2) {
      function create2(label, documentation) {
        return documentation ? { label, documentation } : { label };
      }
      ParameterInformation2.create = create2;
    })(ParameterInformation || (ParameterInformation = {}));
    (function(SignatureInformation2) {
      function create2(label, documentation, ...parameters) {
        const result = { label };
        if (Is.defined(documentation)) {
          result.documentation = documentation;
        }
        if (Is.defined(parameters)) {
          result.parameters = parameters;
        } else {
          result.parameters = [];
        }
        return result;
      }
      SignatureInformation2.create = create2;
    })(SignatureInformation || (SignatureInformation = {}));
    (function(DocumentHighlightKind2) {
      DocumentHighlightKind2.Text = 1;
      DocumentHighlightKind2.Read = 2;
      DocumentHighlightKind2.Write = 3;
    })(DocumentHighlightKind || (DocumentHighlightKind = {}));
    (function(DocumentHighlight2) {
      function create2(range, kind) {
        const result = { range };
        if (Is.number(kind)) {
          result.kind = kind;
        }
        return result;
      }
      DocumentHighlight2.create = create2;
    })(DocumentHighlight || (DocumentHighlight = {}));
    (function(SymbolKind2) {
      SymbolKind2.File = 1;
      SymbolKind2.Module = 2;
      SymbolKind2.Namespace = 3;
      SymbolKind2.Package = 4;
      SymbolKind2.Class = 5;
      SymbolKind2.Method = 6;
      SymbolKind2.Property = 7;
      SymbolKind2.Field = 8;
      SymbolKind2.Constructor = 9;
      SymbolKind2.Enum = 10;
      SymbolKind2.Interface = 11;
      SymbolKind2.Function = 12;
      SymbolKind2.Variable = 13;
      SymbolKind2.Constant = 14;
      SymbolKind2.String = 15;
      SymbolKind2.Number = 16;
      SymbolKind2.Boolean = 17;
      SymbolKind2.Array = 18;
      SymbolKind2.Object = 19;
      SymbolKind2.Key = 20;
      SymbolKind2.Null = 21;
      SymbolKind2.EnumMember = 22;
      SymbolKind2.Struct = 23;
      SymbolKind2.Event = 24;
      SymbolKind2.Operator = 25;
      SymbolKind2.TypeParameter = 26;
    })(SymbolKind || (SymbolKind = {}));
    (function(SymbolTag2) {
      SymbolTag2.Deprecated = 1;
    })(SymbolTag || (SymbolTag = {}));
    (function(SymbolInformation2) {
      function create2(name, kind, range, uri, containerName) {
        const result = {
          name,
          kind,
          location: { uri, range }
        };
        if (containerName) {
          result.containerName = containerName;
        }
        return result;
      }
      SymbolInformation2.create = create2;
    })(SymbolInformation || (SymbolInformation = {}));
    (function(WorkspaceSymbol2) {
      function create2(name, kind, uri, range) {
        return range !== void 0 ? { name, kind, location: { uri, range } } : { name, kind, location: { uri } };
      }
      WorkspaceSymbol2.create = create2;
    })(WorkspaceSymbol || (WorkspaceSymbol = {}));
    (function(DocumentSymbol2) {
      function create2(name, detail, kind, range, selectionRange, children) {
        const result = {
          name,
          detail,
          kind,
          range,
          selectionRange
        };
        if (children !== void 0) {
          result.children = children;
        }
        return result;
      }
      DocumentSymbol2.create = create2;
      function is(value) {
        const candidate = value;
        return candidate && Is.string(candidate.name) && Is.number(candidate.kind) && Range.is(candidate.range) && Range.is(candidate.selectionRange) && (candidate.detail === void 0 || Is.string(candidate.detail)) && (candidate.deprecated === void 0 || Is.boolean(candidate.deprecated)) && (candidate.children === void 0 || Array.isArray(candidate.children)) && (candidate.tags === void 0 || Array.isArray(candidate.tags));
      }
      DocumentSymbol2.is = is;
    })(DocumentSymbol || (DocumentSymbol = {}));
    (function(CodeActionKind2) {
      CodeActionKind2.Empty = "";
      CodeActionKind2.QuickFix = "quickfix";
      CodeActionKind2.Refactor = "refactor";
      CodeActionKind2.RefactorExtract = "refactor.extract";
      CodeActionKind2.RefactorInline = "refactor.inline";
      CodeActionKind2.RefactorMove = "refactor.move";
      CodeActionKind2.RefactorRewrite = "refactor.rewrite";
      CodeActionKind2.Source = "source";
      CodeActionKind2.SourceOrganizeImports = "source.organizeImports";
      CodeActionKind2.SourceFixAll = "source.fixAll";
      CodeActionKind2.Notebook = "notebook";
    })(CodeActionKind || (CodeActionKind = {}));
    (function(CodeActionTriggerKind2) {
      CodeActionTriggerKind2.Invoked = 1;
      CodeActionTriggerKind2.Automatic = 2;
    })(CodeActionTriggerKind || (CodeActionTriggerKind = {}));
    (function(CodeActionContext2) {
      function create2(diagnostics, only, triggerKind) {
        const result = { diagnostics };
        if (only !== void 0 && only !== null) {
          result.only = only;
        }
        if (triggerKind !== void 0 && triggerKind !== null) {
          result.triggerKind = triggerKind;
        }
        return result;
      }
      CodeActionContext2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Is.typedArray(candidate.diagnostics, Diagnostic.is) && (candidate.only === void 0 || Is.typedArray(candidate.only, Is.string)) && (candidate.triggerKind === void 0 || candidate.triggerKind === CodeActionTriggerKind.Invoked || candidate.triggerKind === CodeActionTriggerKind.Automatic);
      }
      CodeActionContext2.is = is;
    })(CodeActionContext || (CodeActionContext = {}));
    (function(CodeActionTag2) {
      CodeActionTag2.LLMGenerated = 1;
      function is(value) {
        return Is.defined(value) && value === CodeActionTag2.LLMGenerated;
      }
      CodeActionTag2.is = is;
    })(CodeActionTag || (CodeActionTag = {}));
    (function(CodeAction2) {
      function create2(title, kindOrCommandOrEdit, kind) {
        const result = { title };
        let checkKind = true;
        if (typeof kindOrCommandOrEdit === "string") {
          checkKind = false;
          result.kind = kindOrCommandOrEdit;
        } else if (Command.is(kindOrCommandOrEdit)) {
          result.command = kindOrCommandOrEdit;
        } else {
          result.edit = kindOrCommandOrEdit;
        }
        if (checkKind && kind !== void 0) {
          result.kind = kind;
        }
        return result;
      }
      CodeAction2.create = create2;
      function is(value) {
        const candidate = value;
        return candidate && Is.string(candidate.title) && (candidate.diagnostics === void 0 || Is.typedArray(candidate.diagnostics, Diagnostic.is)) && (candidate.kind === void 0 || Is.string(candidate.kind)) && (candidate.edit !== void 0 || candidate.command !== void 0) && (candidate.command === void 0 || Command.is(candidate.command)) && (candidate.isPreferred === void 0 || Is.boolean(candidate.isPreferred)) && (candidate.edit === void 0 || WorkspaceEdit.is(candidate.edit)) && (candidate.tags === void 0 || Is.typedArray(candidate.tags, CodeActionTag.is));
      }
      CodeAction2.is = is;
    })(CodeAction || (CodeAction = {}));
    (function(CodeLens2) {
      function create2(range, data) {
        const result = { range };
        if (Is.defined(data)) {
          result.data = data;
        }
        return result;
      }
      CodeLens2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Range.is(candidate.range) && (Is.undefined(candidate.command) || Command.is(candidate.command));
      }
      CodeLens2.is = is;
    })(CodeLens || (CodeLens = {}));
    (function(FormattingOptions2) {
      function create2(tabSize, insertSpaces) {
        return { tabSize, insertSpaces };
      }
      FormattingOptions2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Is.uinteger(candidate.tabSize) && Is.boolean(candidate.insertSpaces);
      }
      FormattingOptions2.is = is;
    })(FormattingOptions || (FormattingOptions = {}));
    (function(DocumentLink2) {
      function create2(range, target, data) {
        return { range, target, data };
      }
      DocumentLink2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Range.is(candidate.range) && (Is.undefined(candidate.target) || Is.string(candidate.target));
      }
      DocumentLink2.is = is;
    })(DocumentLink || (DocumentLink = {}));
    (function(SelectionRange2) {
      function create2(range, parent) {
        return { range, parent };
      }
      SelectionRange2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Range.is(candidate.range) && (candidate.parent === void 0 || SelectionRange2.is(candidate.parent));
      }
      SelectionRange2.is = is;
    })(SelectionRange || (SelectionRange = {}));
    (function(SemanticTokenTypes2) {
      SemanticTokenTypes2["namespace"] = "namespace";
      SemanticTokenTypes2["type"] = "type";
      SemanticTokenTypes2["class"] = "class";
      SemanticTokenTypes2["enum"] = "enum";
      SemanticTokenTypes2["interface"] = "interface";
      SemanticTokenTypes2["struct"] = "struct";
      SemanticTokenTypes2["typeParameter"] = "typeParameter";
      SemanticTokenTypes2["parameter"] = "parameter";
      SemanticTokenTypes2["variable"] = "variable";
      SemanticTokenTypes2["property"] = "property";
      SemanticTokenTypes2["enumMember"] = "enumMember";
      SemanticTokenTypes2["event"] = "event";
      SemanticTokenTypes2["function"] = "function";
      SemanticTokenTypes2["method"] = "method";
      SemanticTokenTypes2["macro"] = "macro";
      SemanticTokenTypes2["keyword"] = "keyword";
      SemanticTokenTypes2["modifier"] = "modifier";
      SemanticTokenTypes2["comment"] = "comment";
      SemanticTokenTypes2["string"] = "string";
      SemanticTokenTypes2["number"] = "number";
      SemanticTokenTypes2["regexp"] = "regexp";
      SemanticTokenTypes2["operator"] = "operator";
      SemanticTokenTypes2["decorator"] = "decorator";
      SemanticTokenTypes2["label"] = "label";
    })(SemanticTokenTypes || (SemanticTokenTypes = {}));
    (function(SemanticTokenModifiers2) {
      SemanticTokenModifiers2["declaration"] = "declaration";
      SemanticTokenModifiers2["definition"] = "definition";
      SemanticTokenModifiers2["readonly"] = "readonly";
      SemanticTokenModifiers2["static"] = "static";
      SemanticTokenModifiers2["deprecated"] = "deprecated";
      SemanticTokenModifiers2["abstract"] = "abstract";
      SemanticTokenModifiers2["async"] = "async";
      SemanticTokenModifiers2["modification"] = "modification";
      SemanticTokenModifiers2["documentation"] = "documentation";
      SemanticTokenModifiers2["defaultLibrary"] = "defaultLibrary";
    })(SemanticTokenModifiers || (SemanticTokenModifiers = {}));
    (function(SemanticTokens2) {
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && (candidate.resultId === void 0 || typeof candidate.resultId === "string") && Array.isArray(candidate.data) && (candidate.data.length === 0 || typeof candidate.data[0] === "number");
      }
      SemanticTokens2.is = is;
    })(SemanticTokens || (SemanticTokens = {}));
    (function(InlineValueText2) {
      function create2(range, text) {
        return { range, text };
      }
      InlineValueText2.create = create2;
      function is(value) {
        const candidate = value;
        return candidate !== void 0 && candidate !== null && Range.is(candidate.range) && Is.string(candidate.text);
      }
      InlineValueText2.is = is;
    })(InlineValueText || (InlineValueText = {}));
    (function(InlineValueVariableLookup2) {
      function create2(range, variableName, caseSensitiveLookup) {
        return { range, variableName, caseSensitiveLookup };
      }
      InlineValueVariableLookup2.create = create2;
      function is(value) {
        const candidate = value;
        return candidate !== void 0 && candidate !== null && Range.is(candidate.range) && Is.boolean(candidate.caseSensitiveLookup) && (Is.string(candidate.variableName) || candidate.variableName === void 0);
      }
      InlineValueVariableLookup2.is = is;
    })(InlineValueVariableLookup || (InlineValueVariableLookup = {}));
    (function(InlineValueEvaluatableExpression2) {
      function create2(range, expression) {
        return { range, expression };
      }
      InlineValueEvaluatableExpression2.create = create2;
      function is(value) {
        const candidate = value;
        return candidate !== void 0 && candidate !== null && Range.is(candidate.range) && (Is.string(candidate.expression) || candidate.expression === void 0);
      }
      InlineValueEvaluatableExpression2.is = is;
    })(InlineValueEvaluatableExpression || (InlineValueEvaluatableExpression = {}));
    (function(InlineValueContext2) {
      function create2(frameId, stoppedLocation) {
        return { frameId, stoppedLocation };
      }
      InlineValueContext2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Range.is(value.stoppedLocation);
      }
      InlineValueContext2.is = is;
    })(InlineValueContext || (InlineValueContext = {}));
    (function(InlayHintKind2) {
      InlayHintKind2.Type = 1;
      InlayHintKind2.Parameter = 2;
      function is(value) {
        return value === 1 || value === 2;
      }
      InlayHintKind2.is = is;
    })(InlayHintKind || (InlayHintKind = {}));
    (function(InlayHintLabelPart2) {
      function create2(value) {
        return { value };
      }
      InlayHintLabelPart2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && (candidate.tooltip === void 0 || Is.string(candidate.tooltip) || MarkupContent.is(candidate.tooltip)) && (candidate.location === void 0 || Location.is(candidate.location)) && (candidate.command === void 0 || Command.is(candidate.command));
      }
      InlayHintLabelPart2.is = is;
    })(InlayHintLabelPart || (InlayHintLabelPart = {}));
    (function(InlayHint2) {
      function create2(position, label, kind) {
        const result = { position, label };
        if (kind !== void 0) {
          result.kind = kind;
        }
        return result;
      }
      InlayHint2.create = create2;
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && Position.is(candidate.position) && (Is.string(candidate.label) || Is.typedArray(candidate.label, InlayHintLabelPart.is)) && (candidate.kind === void 0 || InlayHintKind.is(candidate.kind)) && candidate.textEdits === void 0 || Is.typedArray(candidate.textEdits, TextEdit.is) && (candidate.tooltip === void 0 || Is.string(candidate.tooltip) || MarkupContent.is(candidate.tooltip)) && (candidate.paddingLeft === void 0 || Is.boolean(candidate.paddingLeft)) && (candidate.paddingRight === void 0 || Is.boolean(candidate.paddingRight));
      }
      InlayHint2.is = is;
    })(InlayHint || (InlayHint = {}));
    (function(StringValue2) {
      function createSnippet(value) {
        return { kind: "snippet", value };
      }
      StringValue2.createSnippet = createSnippet;
      function isSnippet(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && candidate.kind === "snippet" && Is.string(candidate.value);
      }
      StringValue2.isSnippet = isSnippet;
    })(StringValue || (StringValue = {}));
    (function(InlineCompletionItem2) {
      function create2(insertText, filterText, range, command) {
        return { insertText, filterText, range, command };
      }
      InlineCompletionItem2.create = create2;
    })(InlineCompletionItem || (InlineCompletionItem = {}));
    (function(InlineCompletionList2) {
      function create2(items) {
        return { items };
      }
      InlineCompletionList2.create = create2;
    })(InlineCompletionList || (InlineCompletionList = {}));
    (function(InlineCompletionTriggerKind2) {
      InlineCompletionTriggerKind2.Invoked = 1;
      InlineCompletionTriggerKind2.Automatic = 2;
    })(InlineCompletionTriggerKind || (InlineCompletionTriggerKind = {}));
    (function(SelectedCompletionInfo2) {
      function create2(range, text) {
        return { range, text };
      }
      SelectedCompletionInfo2.create = create2;
    })(SelectedCompletionInfo || (SelectedCompletionInfo = {}));
    (function(InlineCompletionContext2) {
      function create2(triggerKind, selectedCompletionInfo) {
        return { triggerKind, selectedCompletionInfo };
      }
      InlineCompletionContext2.create = create2;
    })(InlineCompletionContext || (InlineCompletionContext = {}));
    (function(WorkspaceFolder2) {
      function is(value) {
        const candidate = value;
        return Is.objectLiteral(candidate) && URI.is(candidate.uri) && Is.string(candidate.name);
      }
      WorkspaceFolder2.is = is;
    })(WorkspaceFolder || (WorkspaceFolder = {}));
    EOL = ["\n", "\r\n", "\r"];
    (function(TextDocument3) {
      function create2(uri, languageId, version, content) {
        return new FullTextDocument(uri, languageId, version, content);
      }
      TextDocument3.create = create2;
      function is(value) {
        const candidate = value;
        return Is.defined(candidate) && Is.string(candidate.uri) && (Is.undefined(candidate.languageId) || Is.string(candidate.languageId)) && Is.uinteger(candidate.lineCount) && Is.func(candidate.getText) && Is.func(candidate.positionAt) && Is.func(candidate.offsetAt) ? true : false;
      }
      TextDocument3.is = is;
      function applyEdits(document, edits) {
        let text = document.getText();
        const sortedEdits = mergeSort2(edits, (a, b) => {
          const diff = a.range.start.line - b.range.start.line;
          if (diff === 0) {
            return a.range.start.character - b.range.start.character;
          }
          return diff;
        });
        let lastModifiedOffset = text.length;
        for (let i = sortedEdits.length - 1; i >= 0; i--) {
          const e = sortedEdits[i];
          const startOffset = document.offsetAt(e.range.start);
          const endOffset = document.offsetAt(e.range.end);
          if (endOffset <= lastModifiedOffset) {
            text = text.substring(0, startOffset) + e.newText + text.substring(endOffset, text.length);
          } else {
            throw new Error("Overlapping edit");
          }
          lastModifiedOffset = startOffset;
        }
        return text;
      }
      TextDocument3.applyEdits = applyEdits;
      function mergeSort2(data, compare) {
        if (data.length <= 1) {
          return data;
        }
        const p = data.length / 2 | 0;
        const left = data.slice(0, p);
        const right = data.slice(p);
        mergeSort2(left, compare);
        mergeSort2(right, compare);
        let leftIdx = 0;
        let rightIdx = 0;
        let i = 0;
        while (leftIdx < left.length && rightIdx < right.length) {
          const ret = compare(left[leftIdx], right[rightIdx]);
          if (ret <= 0) {
            data[i++] = left[leftIdx++];
          } else {
            data[i++] = right[rightIdx++];
          }
        }
        while (leftIdx < left.length) {
          data[i++] = left[leftIdx++];
        }
        while (rightIdx < right.length) {
          data[i++] = right[rightIdx++];
        }
        return data;
      }
    })(TextDocument || (TextDocument = {}));
    FullTextDocument = class {
      constructor(uri, languageId, version, content) {
        this._uri = uri;
        this._languageId = languageId;
        this._version = version;
        this._content = content;
        this._lineOffsets = void 0;
      }
      get uri() {
        return this._uri;
      }
      get languageId() {
        return this._languageId;
      }
      get version() {
        return this._version;
      }
      getText(range) {
        if (range) {
          const start = this.offsetAt(range.start);
          const end = this.offsetAt(range.end);
          return this._content.substring(start, end);
        }
        return this._content;
      }
      update(event, version) {
        this._content = event.text;
        this._version = version;
        this._lineOffsets = void 0;
      }
      getLineOffsets() {
        if (this._lineOffsets === void 0) {
          const lineOffsets = [];
          const text = this._content;
          let isLineStart = true;
          for (let i = 0; i < text.length; i++) {
            if (isLineStart) {
              lineOffsets.push(i);
              isLineStart = false;
            }
            const ch = text.charAt(i);
            isLineStart = ch === "\r" || ch === "\n";
            if (ch === "\r" && i + 1 < text.length && text.charAt(i + 1) === "\n") {
              i++;
            }
          }
          if (isLineStart && text.length > 0) {
            lineOffsets.push(text.length);
          }
          this._lineOffsets = lineOffsets;
        }
        return this._lineOffsets;
      }
      positionAt(offset) {
        offset = Math.max(Math.min(offset, this._content.length), 0);
        const lineOffsets = this.getLineOffsets();
        let low = 0, high = lineOffsets.length;
        if (high === 0) {
          return Position.create(0, offset);
        }
        while (low < high) {
          const mid = Math.floor((low + high) / 2);
          if (lineOffsets[mid] > offset) {
            high = mid;
          } else {
            low = mid + 1;
          }
        }
        const line = low - 1;
        return Position.create(line, offset - lineOffsets[line]);
      }
      offsetAt(position) {
        const lineOffsets = this.getLineOffsets();
        if (position.line >= lineOffsets.length) {
          return this._content.length;
        } else if (position.line < 0) {
          return 0;
        }
        const lineOffset = lineOffsets[position.line];
        const nextLineOffset = position.line + 1 < lineOffsets.length ? lineOffsets[position.line + 1] : this._content.length;
        return Math.max(Math.min(lineOffset + position.character, nextLineOffset), lineOffset);
      }
      get lineCount() {
        return this.getLineOffsets().length;
      }
    };
    (function(Is2) {
      const toString = Object.prototype.toString;
      function defined(value) {
        return typeof value !== "undefined";
      }
      Is2.defined = defined;
      function undefined2(value) {
        return typeof value === "undefined";
      }
      Is2.undefined = undefined2;
      function boolean(value) {
        return value === true || value === false;
      }
      Is2.boolean = boolean;
      function string(value) {
        return toString.call(value) === "[object String]";
      }
      Is2.string = string;
      function number(value) {
        return toString.call(value) === "[object Number]";
      }
      Is2.number = number;
      function numberRange(value, min, max) {
        return toString.call(value) === "[object Number]" && min <= value && value <= max;
      }
      Is2.numberRange = numberRange;
      function integer2(value) {
        return toString.call(value) === "[object Number]" && -2147483648 <= value && value <= 2147483647;
      }
      Is2.integer = integer2;
      function uinteger2(value) {
        return toString.call(value) === "[object Number]" && 0 <= value && value <= 2147483647;
      }
      Is2.uinteger = uinteger2;
      function func(value) {
        return toString.call(value) === "[object Function]";
      }
      Is2.func = func;
      function objectLiteral(value) {
        return value !== null && typeof value === "object";
      }
      Is2.objectLiteral = objectLiteral;
      function typedArray(value, check) {
        return Array.isArray(value) && value.every(check);
      }
      Is2.typedArray = typedArray;
    })(Is || (Is = {}));
  }
});

// node_modules/dockerfile-ast/lib/line.js
var require_line = __commonJS({
  "node_modules/dockerfile-ast/lib/line.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Line = void 0;
    var Line = class {
      constructor(document, range) {
        this.document = document;
        this.range = range;
      }
      getRange() {
        return this.range;
      }
      getTextContent() {
        return this.document.getText().substring(this.document.offsetAt(this.range.start), this.document.offsetAt(this.range.end));
      }
      isAfter(line) {
        return this.range.start.line > line.range.start.line;
      }
      isBefore(line) {
        return this.range.start.line < line;
      }
    };
    exports.Line = Line;
  }
});

// node_modules/dockerfile-ast/lib/util.js
var require_util = __commonJS({
  "node_modules/dockerfile-ast/lib/util.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Util = void 0;
    var Util = class _Util {
      static isUTF8BOM(char) {
        const uintArray = Uint8Array.from(Buffer.from(char, "UTF-8"));
        return uintArray[0] === 239 && uintArray[1] == 187 && uintArray[2] == 191;
      }
      static isWhitespace(char) {
        return char === " " || char === "	" || _Util.isNewline(char);
      }
      static isNewline(char) {
        return char === "\r" || char === "\n";
      }
      static findLeadingNonWhitespace(content, escapeChar) {
        whitespaceCheck: for (let i = 0; i < content.length; i++) {
          switch (content.charAt(i)) {
            case " ":
            case "	":
              continue;
            case escapeChar:
              escapeCheck: for (let j = i + 1; j < content.length; j++) {
                switch (content.charAt(j)) {
                  case " ":
                  case "	":
                    continue;
                  case "\r":
                    i = j + 1;
                    continue whitespaceCheck;
                  case "\n":
                    i = j;
                    continue whitespaceCheck;
                  default:
                    break escapeCheck;
                }
              }
              return -1;
            default:
              return i;
          }
        }
        return -1;
      }
      /**
       * Determines if the given position is contained within the given range.
       *
       * @param position the position to check
       * @param range the range to see if the position is inside of
       */
      static isInsideRange(position, range) {
        if (range.start.line === range.end.line) {
          return range.start.line === position.line && range.start.character <= position.character && position.character <= range.end.character;
        } else if (range.start.line === position.line) {
          return range.start.character <= position.character;
        } else if (range.end.line === position.line) {
          return position.character <= range.end.character;
        }
        return range.start.line < position.line && position.line < range.end.line;
      }
      static parseHeredocName(value) {
        value = value.substring(2);
        if (value.charAt(0) === "-") {
          value = value.substring(1);
        }
        if (value.charAt(0) === '"') {
          if (value.charAt(value.length - 1) !== '"') {
            return null;
          }
          value = value.substring(1, value.length - 1);
        }
        if (value.charAt(0) === "'") {
          if (value.charAt(value.length - 1) !== "'") {
            return null;
          }
          value = value.substring(1, value.length - 1);
        }
        if (value.charAt(0) === "<") {
          return null;
        }
        return value;
      }
    };
    exports.Util = Util;
  }
});

// node_modules/dockerfile-ast/lib/comment.js
var require_comment = __commonJS({
  "node_modules/dockerfile-ast/lib/comment.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Comment = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var line_1 = require_line();
    var util_1 = require_util();
    var Comment = class extends line_1.Line {
      constructor(document, range) {
        super(document, range);
      }
      toString() {
        const content = this.getContent();
        if (content) {
          return "# " + content;
        }
        return "#";
      }
      /**
       * Returns the content of this comment. This excludes leading and
       * trailing whitespace as well as the # symbol. If the comment only
       * consists of whitespace, the empty string will be returned.
       */
      getContent() {
        let range = this.getContentRange();
        if (range === null) {
          return "";
        }
        return this.document.getText().substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
      }
      /**
       * Returns a range that includes the content of the comment
       * excluding any leading and trailing whitespace as well as the #
       * symbol. May return null if the comment only consists of whitespace
       * characters.
       */
      getContentRange() {
        let range = this.getRange();
        const startOffset = this.document.offsetAt(range.start);
        let raw = this.document.getText().substring(startOffset, this.document.offsetAt(range.end));
        let start = -1;
        let end = -1;
        for (let i = 1; i < raw.length; i++) {
          if (!util_1.Util.isWhitespace(raw.charAt(i))) {
            start = i;
            break;
          }
        }
        if (start === -1) {
          return null;
        }
        for (let i = raw.length - 1; i >= 1; i--) {
          if (!util_1.Util.isWhitespace(raw.charAt(i))) {
            end = i + 1;
            break;
          }
        }
        return vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + start), this.document.positionAt(startOffset + end));
      }
    };
    exports.Comment = Comment;
  }
});

// node_modules/vscode-languageserver-textdocument/lib/esm/main.js
var main_exports2 = {};
__export(main_exports2, {
  TextDocument: () => TextDocument2
});
function mergeSort(data, compare) {
  if (data.length <= 1) {
    return data;
  }
  const p = data.length / 2 | 0;
  const left = data.slice(0, p);
  const right = data.slice(p);
  mergeSort(left, compare);
  mergeSort(right, compare);
  let leftIdx = 0;
  let rightIdx = 0;
  let i = 0;
  while (leftIdx < left.length && rightIdx < right.length) {
    const ret = compare(left[leftIdx], right[rightIdx]);
    if (ret <= 0) {
      data[i++] = left[leftIdx++];
    } else {
      data[i++] = right[rightIdx++];
    }
  }
  while (leftIdx < left.length) {
    data[i++] = left[leftIdx++];
  }
  while (rightIdx < right.length) {
    data[i++] = right[rightIdx++];
  }
  return data;
}
function computeLineOffsets(text, isAtLineStart, textOffset = 0) {
  const result = isAtLineStart ? [textOffset] : [];
  for (let i = 0; i < text.length; i++) {
    const ch = text.charCodeAt(i);
    if (isEOL(ch)) {
      if (ch === 13 && i + 1 < text.length && text.charCodeAt(i + 1) === 10) {
        i++;
      }
      result.push(textOffset + i + 1);
    }
  }
  return result;
}
function isEOL(char) {
  return char === 13 || char === 10;
}
function getWellformedRange(range) {
  const start = range.start;
  const end = range.end;
  if (start.line > end.line || start.line === end.line && start.character > end.character) {
    return { start: end, end: start };
  }
  return range;
}
function getWellformedEdit(textEdit) {
  const range = getWellformedRange(textEdit.range);
  if (range !== textEdit.range) {
    return { newText: textEdit.newText, range };
  }
  return textEdit;
}
var FullTextDocument2, TextDocument2;
var init_main2 = __esm({
  "node_modules/vscode-languageserver-textdocument/lib/esm/main.js"() {
    "use strict";
    FullTextDocument2 = class _FullTextDocument {
      constructor(uri, languageId, version, content) {
        this._uri = uri;
        this._languageId = languageId;
        this._version = version;
        this._content = content;
        this._lineOffsets = void 0;
      }
      get uri() {
        return this._uri;
      }
      get languageId() {
        return this._languageId;
      }
      get version() {
        return this._version;
      }
      getText(range) {
        if (range) {
          const start = this.offsetAt(range.start);
          const end = this.offsetAt(range.end);
          return this._content.substring(start, end);
        }
        return this._content;
      }
      update(changes, version) {
        for (const change of changes) {
          if (_FullTextDocument.isIncremental(change)) {
            const range = getWellformedRange(change.range);
            const startOffset = this.offsetAt(range.start);
            const endOffset = this.offsetAt(range.end);
            this._content = this._content.substring(0, startOffset) + change.text + this._content.substring(endOffset, this._content.length);
            const insertedEndOffset = startOffset + change.text.length;
            const crlfAtStart = this._content.charCodeAt(startOffset - 1) === 13 && this._content.charCodeAt(startOffset) === 10;
            const crlfAtEnd = this._content.charCodeAt(insertedEndOffset - 1) === 13 && this._content.charCodeAt(insertedEndOffset) === 10;
            if (crlfAtStart || crlfAtEnd) {
              this._lineOffsets = void 0;
              continue;
            }
            const startLine = Math.max(range.start.line, 0);
            const endLine = Math.max(range.end.line, 0);
            let lineOffsets = this._lineOffsets;
            const addedLineOffsets = computeLineOffsets(change.text, false, startOffset);
            if (endLine - startLine === addedLineOffsets.length) {
              for (let i = 0, len = addedLineOffsets.length; i < len; i++) {
                lineOffsets[i + startLine + 1] = addedLineOffsets[i];
              }
            } else {
              if (addedLineOffsets.length < 1e4) {
                lineOffsets.splice(startLine + 1, endLine - startLine, ...addedLineOffsets);
              } else {
                this._lineOffsets = lineOffsets = lineOffsets.slice(0, startLine + 1).concat(addedLineOffsets, lineOffsets.slice(endLine + 1));
              }
            }
            const diff = change.text.length - (endOffset - startOffset);
            if (diff !== 0) {
              for (let i = startLine + 1 + addedLineOffsets.length, len = lineOffsets.length; i < len; i++) {
                lineOffsets[i] = lineOffsets[i] + diff;
              }
            }
          } else if (_FullTextDocument.isFull(change)) {
            this._content = change.text;
            this._lineOffsets = void 0;
          } else {
            throw new Error("Unknown change event received");
          }
        }
        this._version = version;
      }
      getLineOffsets() {
        if (this._lineOffsets === void 0) {
          this._lineOffsets = computeLineOffsets(this._content, true);
        }
        return this._lineOffsets;
      }
      positionAt(offset) {
        offset = Math.max(Math.min(offset, this._content.length), 0);
        const lineOffsets = this.getLineOffsets();
        let low = 0, high = lineOffsets.length;
        if (high === 0) {
          return { line: 0, character: offset };
        }
        while (low < high) {
          const mid = Math.floor((low + high) / 2);
          if (lineOffsets[mid] > offset) {
            high = mid;
          } else {
            low = mid + 1;
          }
        }
        const line = low - 1;
        offset = this.ensureBeforeEOL(offset, lineOffsets[line]);
        return { line, character: offset - lineOffsets[line] };
      }
      offsetAt(position) {
        const lineOffsets = this.getLineOffsets();
        if (position.line >= lineOffsets.length) {
          return this._content.length;
        } else if (position.line < 0) {
          return 0;
        }
        const lineOffset = lineOffsets[position.line];
        if (position.character <= 0) {
          return lineOffset;
        }
        const nextLineOffset = position.line + 1 < lineOffsets.length ? lineOffsets[position.line + 1] : this._content.length;
        const offset = Math.min(lineOffset + position.character, nextLineOffset);
        return this.ensureBeforeEOL(offset, lineOffset);
      }
      getLineRange(line) {
        const lineOffsets = this.getLineOffsets();
        if (line >= lineOffsets.length) {
          const lastLine2 = lineOffsets.length - 1;
          return { start: { line: lastLine2, character: 0 }, end: { line: lastLine2, character: this._content.length - lineOffsets[lastLine2] } };
        } else if (line < 0) {
          return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
        }
        const startOffset = lineOffsets[line];
        const nextLineOffset = line + 1 < lineOffsets.length ? lineOffsets[line + 1] : this._content.length;
        const endOffset = this.ensureBeforeEOL(nextLineOffset, startOffset);
        return { start: { line, character: 0 }, end: { line, character: endOffset - startOffset } };
      }
      getEOLCharacters(line) {
        const lineOffsets = this.getLineOffsets();
        if (line >= lineOffsets.length) {
          return "";
        } else if (line < 0) {
          return "";
        }
        const nextLineOffset = line + 1 < lineOffsets.length ? lineOffsets[line + 1] : this._content.length;
        const eolOffset = this.ensureBeforeEOL(nextLineOffset, lineOffsets[line]);
        return this._content.substring(eolOffset, nextLineOffset);
      }
      ensureBeforeEOL(offset, lineOffset) {
        while (offset > lineOffset && isEOL(this._content.charCodeAt(offset - 1))) {
          offset--;
        }
        return offset;
      }
      get lineCount() {
        return this.getLineOffsets().length;
      }
      static isIncremental(event) {
        const candidate = event;
        return candidate !== void 0 && candidate !== null && typeof candidate.text === "string" && candidate.range !== void 0 && (candidate.rangeLength === void 0 || typeof candidate.rangeLength === "number");
      }
      static isFull(event) {
        const candidate = event;
        return candidate !== void 0 && candidate !== null && typeof candidate.text === "string" && candidate.range === void 0 && candidate.rangeLength === void 0;
      }
    };
    (function(TextDocument3) {
      function create2(uri, languageId, version, content) {
        return new FullTextDocument2(uri, languageId, version, content);
      }
      TextDocument3.create = create2;
      function update(document, changes, version) {
        if (document instanceof FullTextDocument2) {
          document.update(changes, version);
          return document;
        } else {
          throw new Error("TextDocument.update: document must be created by TextDocument.create");
        }
      }
      TextDocument3.update = update;
      function applyEdits(document, edits) {
        const text = document.getText();
        const sortedEdits = mergeSort(edits.map(getWellformedEdit), (a, b) => {
          const diff = a.range.start.line - b.range.start.line;
          if (diff === 0) {
            return a.range.start.character - b.range.start.character;
          }
          return diff;
        });
        let lastModifiedOffset = 0;
        const spans = [];
        for (const e of sortedEdits) {
          const startOffset = document.offsetAt(e.range.start);
          if (startOffset < lastModifiedOffset) {
            throw new Error("Overlapping edit");
          } else if (startOffset > lastModifiedOffset) {
            spans.push(text.substring(lastModifiedOffset, startOffset));
          }
          if (e.newText.length) {
            spans.push(e.newText);
          }
          lastModifiedOffset = document.offsetAt(e.range.end);
        }
        spans.push(text.substr(lastModifiedOffset));
        return spans.join("");
      }
      TextDocument3.applyEdits = applyEdits;
    })(TextDocument2 || (TextDocument2 = {}));
  }
});

// node_modules/dockerfile-ast/lib/parserDirective.js
var require_parserDirective = __commonJS({
  "node_modules/dockerfile-ast/lib/parserDirective.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.ParserDirective = void 0;
    var main_1 = require_main();
    var line_1 = require_line();
    var ParserDirective = class extends line_1.Line {
      constructor(document, range, nameRange, valueRange) {
        super(document, range);
        this.nameRange = nameRange;
        this.valueRange = valueRange;
      }
      toString() {
        return "# " + this.getName() + "=" + this.getValue();
      }
      getNameRange() {
        return this.nameRange;
      }
      getValueRange() {
        return this.valueRange;
      }
      getName() {
        return this.document.getText().substring(this.document.offsetAt(this.nameRange.start), this.document.offsetAt(this.nameRange.end));
      }
      getValue() {
        return this.document.getText().substring(this.document.offsetAt(this.valueRange.start), this.document.offsetAt(this.valueRange.end));
      }
      getDirective() {
        const directive = main_1.Directive[this.getName().toLowerCase()];
        return directive === void 0 ? null : directive;
      }
    };
    exports.ParserDirective = ParserDirective;
  }
});

// node_modules/dockerfile-ast/lib/heredoc.js
var require_heredoc = __commonJS({
  "node_modules/dockerfile-ast/lib/heredoc.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Heredoc = void 0;
    var Heredoc = class {
      constructor(startRange, name, nameRange, contentRange, endRange) {
        this.startRange = startRange;
        this.name = name;
        this.nameRange = nameRange;
        this.contentRange = contentRange;
        this.endRange = endRange;
      }
      /**
       * Returns the name of the here-document.
       *
       * This API is experimental and subject to change.
       */
      getName() {
        return this.name;
      }
      /**
       * Returns the range of the start operator and the name. If the
       * here-document is initialized with <<EOT then the start range would
       * encompass all five characters.
       *
       * This API is experimental and subject to change.
       */
      getStartRange() {
        return this.startRange;
      }
      /**
       * Returns the range of this here-document's name that is declared at
       * the beginning of the here-document with the operator. If the
       * here-document is initialized with <<EOT then the name range would
       * encompass the latter three "EOT" characters.
       *
       * This API is experimental and subject to change.
       */
      getNameRange() {
        return this.nameRange;
      }
      /**
       * Returns the range of the content of this here-document. This may
       * be null if the here-document has no content because:
       * - the start range is the only thing that was declared
       * - the end range was declared immediately and there is no content
       *
       * This API is experimental and subject to change.
       */
      getContentRange() {
        return this.contentRange;
      }
      /**
       * Returns the range of the here-document's name on a line that
       * represents the end of the here-document.
       *
       * This API is experimental and subject to change.
       */
      getDelimiterRange() {
        return this.endRange;
      }
    };
    exports.Heredoc = Heredoc;
  }
});

// node_modules/dockerfile-ast/lib/variable.js
var require_variable = __commonJS({
  "node_modules/dockerfile-ast/lib/variable.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Variable = void 0;
    var Variable = class {
      constructor(name, nameRange, range, modifier, modifierRange, substitutionParameter, substitutionRange, defined, buildVariable, stringValue) {
        this.name = name;
        this.nameRange = nameRange;
        this.range = range;
        this.modifier = modifier;
        this.modifierRange = modifierRange;
        this.substitutionParameter = substitutionParameter;
        this.substitutionRange = substitutionRange;
        this.defined = defined;
        this.buildVariable = buildVariable;
        this.stringValue = stringValue;
      }
      toString() {
        return this.stringValue;
      }
      getName() {
        return this.name;
      }
      getNameRange() {
        return this.nameRange;
      }
      /**
       * Returns the range of the entire variable. This includes the symbols for
       * the declaration of the variable such as the $, {, and } symbols.
       *
       * @return the range in the document that this variable encompasses in its
       *         entirety
       */
      getRange() {
        return this.range;
      }
      /**
       * Returns the modifier character that has been set for
       * specifying how this variable should be expanded and resolved.
       * If this variable is ${variable:+value} then the modifier
       * character is '+'. Will be the empty string if the variable is
       * declared as ${variable:}. Otherwise, will be null if this
       * variable will not use variable substitution at all (such as
       * ${variable} or $variable).
       *
       * @return this variable's modifier character, or the empty
       *         string if it does not have one, or null if this
       *         variable will not use variable substitution
       */
      getModifier() {
        return this.modifier;
      }
      getModifierRange() {
        return this.modifierRange;
      }
      /**
       * Returns the parameter that will be used for substitution if
       * this variable uses modifiers to define how its value should be
       * resolved. If this variable is ${variable:+value} then the
       * substitution value will be 'value'. Will be the empty string
       * if the variable is declared as ${variable:+} or some other
       * variant where the only thing that follows the modifier
       * character (excluding considerations of escape characters and
       * so on) is the variable's closing bracket. May be null if this
       * variable does not have a modifier character defined (such as
       * ${variable} or $variable).
       *
       * @return this variable's substitution parameter, or the empty
       *         string if it does not have one, or null if there is
       *         not one defined
       */
      getSubstitutionParameter() {
        return this.substitutionParameter;
      }
      getSubstitutionRange() {
        return this.substitutionRange;
      }
      /**
       * Returns whether this variable has been defined or not.
       *
       * @return true if this variable has been defined, false otherwise
       */
      isDefined() {
        return this.defined;
      }
      isBuildVariable() {
        return this.buildVariable === true;
      }
      isEnvironmentVariable() {
        return this.buildVariable === false;
      }
    };
    exports.Variable = Variable;
  }
});

// node_modules/dockerfile-ast/lib/instruction.js
var require_instruction = __commonJS({
  "node_modules/dockerfile-ast/lib/instruction.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Instruction = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var util_1 = require_util();
    var line_1 = require_line();
    var argument_1 = require_argument();
    var heredoc_1 = require_heredoc();
    var variable_1 = require_variable();
    var main_1 = require_main();
    var Instruction = class extends line_1.Line {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range);
        this.dockerfile = dockerfile;
        this.escapeChar = escapeChar;
        this.instruction = instruction;
        this.instructionRange = instructionRange;
      }
      toString() {
        let value = this.getKeyword();
        for (let arg of this.getRawArguments()) {
          value += " ";
          value += arg.getValue();
        }
        return value;
      }
      getRangeContent(range) {
        if (range === null) {
          return null;
        }
        return this.document.getText().substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
      }
      getInstructionRange() {
        return this.instructionRange;
      }
      getInstruction() {
        return this.instruction;
      }
      getKeyword() {
        return this.getInstruction().toUpperCase();
      }
      getArgumentsRange() {
        let args = this.getArguments();
        if (args.length === 0) {
          return null;
        }
        return vscode_languageserver_types_1.Range.create(args[0].getRange().start, args[args.length - 1].getRange().end);
      }
      getArgumentsRanges() {
        let args = this.getArguments();
        if (args.length === 0) {
          return [];
        }
        if (args[0].getRange().start.line === args[args.length - 1].getRange().end.line) {
          return [vscode_languageserver_types_1.Range.create(args[0].getRange().start, args[args.length - 1].getRange().end)];
        }
        let ranges = [];
        let end = -1;
        let startPosition = args[0].getRange().start;
        let range = this.getInstructionRange();
        let extra = this.document.offsetAt(startPosition) - this.document.offsetAt(range.start);
        let content = this.getTextContent();
        let fullArgs = content.substring(extra, this.document.offsetAt(args[args.length - 1].getRange().end) - this.document.offsetAt(range.start));
        let offset = this.document.offsetAt(range.start) + extra;
        let start = false;
        let comment = false;
        for (let i = 0; i < fullArgs.length; i++) {
          let char = fullArgs.charAt(i);
          if (char === this.escapeChar) {
            let next = fullArgs.charAt(i + 1);
            if (next === " " || next === "	") {
              whitespaceCheck: for (let j = i + 2; j < fullArgs.length; j++) {
                switch (fullArgs.charAt(j)) {
                  case " ":
                  case "	":
                    continue;
                  case "\r":
                    j++;
                  case "\n":
                    if (startPosition !== null) {
                      ranges.push(vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(offset + end + 1)));
                    }
                    startPosition = null;
                    start = true;
                    comment = false;
                    i = j;
                    break whitespaceCheck;
                  default:
                    break whitespaceCheck;
                }
              }
            } else if (next === "\r") {
              if (startPosition !== null) {
                ranges.push(vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(offset + end + 1)));
                startPosition = null;
              }
              start = true;
              comment = false;
              i += 2;
            } else if (next === "\n") {
              if (startPosition !== null) {
                ranges.push(vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(offset + end + 1)));
              }
              startPosition = null;
              start = true;
              comment = false;
              i++;
            } else {
              i++;
            }
          } else if (util_1.Util.isNewline(char)) {
            if (comment) {
              startPosition = null;
              start = true;
              comment = false;
            }
          } else {
            if (!comment) {
              if (startPosition === null) {
                if (char === "#") {
                  comment = true;
                  continue;
                }
                let position = this.document.positionAt(offset + i);
                if (position.character !== 0) {
                  startPosition = vscode_languageserver_types_1.Position.create(position.line, 0);
                }
              }
              end = i;
            }
          }
        }
        if (startPosition === null) {
          ranges.push(vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + end), this.document.positionAt(offset + end + 1)));
        } else {
          ranges.push(vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(offset + end + 1)));
        }
        return ranges;
      }
      getRawArgumentsContent() {
        let args = this.getArguments();
        if (args.length === 0) {
          return null;
        }
        return this.getRangeContent(vscode_languageserver_types_1.Range.create(args[0].getRange().start, args[args.length - 1].getRange().end));
      }
      getArgumentsContent() {
        let args = this.getArguments();
        if (args.length === 0) {
          return null;
        }
        let content = "";
        let ranges = this.getArgumentsRanges();
        let documentText = this.document.getText();
        for (let range of ranges) {
          content += documentText.substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
        }
        return content;
      }
      getArguments() {
        return this.getRawArguments();
      }
      getRawArguments() {
        let args = [];
        let range = this.getInstructionRange();
        let extra = this.document.offsetAt(range.end) - this.document.offsetAt(range.start);
        let content = this.getTextContent();
        let fullArgs = content.substring(extra);
        let offset = this.document.offsetAt(range.start) + extra;
        let start = false;
        let comment = false;
        let found = -1;
        let escapedWhitespaceDetected = false;
        let escaping = false;
        let escapeMarker = -1;
        let escapedArg = "";
        for (let i = 0; i < fullArgs.length; i++) {
          let char = fullArgs.charAt(i);
          if (util_1.Util.isWhitespace(char)) {
            if (escaping) {
              escapedWhitespaceDetected = true;
              if (util_1.Util.isNewline(char)) {
                escapedWhitespaceDetected = false;
                if (comment) {
                  comment = false;
                  start = true;
                }
              }
              continue;
            } else if (found !== -1) {
              if (escapeMarker === -1) {
                args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + i))));
              } else {
                args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + escapeMarker))));
              }
              escapeMarker = -1;
              escapedArg = "";
              found = -1;
            }
          } else if (char === this.escapeChar) {
            let next = fullArgs.charAt(i + 1);
            if (next === " " || next === "	") {
              whitespaceCheck: for (let j = i + 2; j < fullArgs.length; j++) {
                let newlineCheck = fullArgs.charAt(j);
                switch (newlineCheck) {
                  case " ":
                  case "	":
                    continue;
                  case "\r":
                    j++;
                  case "\n":
                    comment = false;
                    escaping = true;
                    start = true;
                    if (found !== -1) {
                      escapeMarker = i;
                    }
                    i = j;
                    break whitespaceCheck;
                  default:
                    escapeMarker = i;
                    if (found === -1) {
                      i = j - 1;
                    }
                    break whitespaceCheck;
                }
              }
            } else if (next === "\r") {
              comment = false;
              escaping = true;
              start = true;
              if (found !== -1 && escapeMarker === -1) {
                escapeMarker = i;
              }
              i += 2;
            } else if (next === "\n") {
              comment = false;
              escaping = true;
              start = true;
              if (found !== -1 && escapeMarker === -1) {
                escapeMarker = i;
              }
              i++;
            } else {
              if (escapedWhitespaceDetected && escapeMarker !== -1) {
                args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + escapeMarker))));
                escapedArg = "";
                found = -1;
              }
              escapeMarker = -1;
              escapedWhitespaceDetected = false;
              escaping = false;
              if (next === "$") {
                escapedArg = escapedArg + char + next;
              } else if (next === "") {
                break;
              } else {
                escapedArg = escapedArg + next;
              }
              if (found === -1) {
                found = i;
              }
              i++;
            }
          } else if (!comment) {
            if (start && char === "#") {
              comment = true;
            } else {
              if (escapedWhitespaceDetected && escapeMarker !== -1) {
                args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + escapeMarker))));
                escapedArg = "";
                found = -1;
              }
              escapedWhitespaceDetected = false;
              escaping = false;
              escapeMarker = -1;
              escapedArg = escapedArg + char;
              if (found === -1) {
                found = i;
              }
            }
            start = false;
          }
        }
        if (found !== -1) {
          if (escapeMarker === -1) {
            args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + fullArgs.length))));
          } else {
            args.push(new argument_1.Argument(escapedArg, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + found), this.document.positionAt(offset + escapeMarker))));
          }
        }
        return args;
      }
      getExpandedArguments() {
        let args = this.getArguments();
        for (let i = 0; i < args.length; i++) {
          const argRange = args[i].getRange();
          let offset = this.document.offsetAt(argRange.start);
          const variables = this.parseVariables(offset, args[i].getValue());
          const swaps = [];
          let requiresExpansion = false;
          for (let variable of variables) {
            const value = this.dockerfile.resolveVariable(variable.getName(), variable.getNameRange().start.line);
            swaps.push(value);
            requiresExpansion = requiresExpansion || value !== void 0;
          }
          if (requiresExpansion) {
            let expanded = "";
            for (let j = 0; j < swaps.length; j++) {
              const variableRange = variables[j].getRange();
              const start = this.document.offsetAt(variableRange.start);
              const end = this.document.offsetAt(variableRange.end);
              if (swaps[j]) {
                expanded += this.document.getText().substring(offset, start);
                expanded += swaps[j];
                offset = end;
              } else {
                expanded += this.document.getText().substring(offset, end);
                offset = end;
              }
            }
            const argEnd = this.document.offsetAt(argRange.end);
            if (argEnd !== offset) {
              expanded += this.document.getText().substring(offset, argEnd);
            }
            args[i] = new argument_1.Argument(expanded, argRange);
          }
        }
        return args;
      }
      getVariables() {
        const variables = [];
        const args = this.getRawArguments();
        for (const arg of args) {
          let range = arg.getRange();
          let rawValue = this.document.getText().substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
          const parsedVariables = this.parseVariables(this.document.offsetAt(arg.getRange().start), rawValue);
          for (const parsedVariable of parsedVariables) {
            variables.push(parsedVariable);
          }
        }
        return variables;
      }
      parseVariables(offset, arg) {
        let variables = [];
        variableLoop: for (let i = 0; i < arg.length; i++) {
          switch (arg.charAt(i)) {
            case this.escapeChar:
              if (arg.charAt(i + 1) === "$") {
                i++;
              }
              break;
            case "$":
              if (arg.charAt(i + 1) === "{") {
                let escapedString = "${";
                let escapedName = "";
                let nameEnd = -1;
                let escapedSubstitutionParameter = "";
                let substitutionStart = -1;
                let substitutionEnd = -1;
                let modifierRead = -1;
                nameLoop: for (let j = i + 2; j < arg.length; j++) {
                  let char = arg.charAt(j);
                  switch (char) {
                    case this.escapeChar:
                      for (let k = j + 1; k < arg.length; k++) {
                        switch (arg.charAt(k)) {
                          case " ":
                          case "	":
                          case "\r":
                            continue;
                          case "\n":
                            j = k;
                            continue nameLoop;
                        }
                      }
                      break;
                    case "}":
                      escapedString += "}";
                      let modifier = null;
                      let modifierRange = null;
                      let substitutionParameter = modifierRead !== -1 ? escapedSubstitutionParameter : null;
                      let substitutionRange = null;
                      if (nameEnd === -1) {
                        nameEnd = j;
                      } else if (nameEnd + 1 === j) {
                        modifier = "";
                        modifierRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + nameEnd + 1), this.document.positionAt(offset + nameEnd + 1));
                      } else {
                        if (substitutionStart === -1) {
                          substitutionStart = modifierRead + 1;
                          substitutionEnd = modifierRead + 1;
                        } else {
                          substitutionEnd = substitutionEnd + 1;
                        }
                        modifier = arg.substring(modifierRead, modifierRead + 1);
                        modifierRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + modifierRead), this.document.positionAt(offset + modifierRead + 1));
                        substitutionRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + substitutionStart), this.document.positionAt(offset + substitutionEnd));
                      }
                      let start = this.document.positionAt(offset + i);
                      variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 2), this.document.positionAt(offset + nameEnd)), vscode_languageserver_types_1.Range.create(start, this.document.positionAt(offset + j + 1)), modifier, modifierRange, substitutionParameter, substitutionRange, this.dockerfile.resolveVariable(escapedName, start.line) !== void 0, this.isBuildVariable(escapedName, start.line), escapedString));
                      i = j;
                      continue variableLoop;
                    case ":":
                      if (nameEnd === -1) {
                        nameEnd = j;
                      } else if (modifierRead !== -1) {
                        if (substitutionStart === -1) {
                          substitutionStart = j;
                          substitutionEnd = j;
                        } else {
                          substitutionEnd = j;
                        }
                        escapedSubstitutionParameter += ":";
                      } else {
                        modifierRead = j;
                      }
                      escapedString += ":";
                      break;
                    case "\n":
                    case "\r":
                    case " ":
                    case "	":
                      break;
                    default:
                      if (nameEnd === -1) {
                        escapedName += char;
                      } else if (modifierRead !== -1) {
                        if (substitutionStart === -1) {
                          substitutionStart = j;
                          substitutionEnd = j;
                        } else {
                          substitutionEnd = j;
                        }
                        escapedSubstitutionParameter += char;
                      } else {
                        modifierRead = j;
                      }
                      escapedString += char;
                      break;
                  }
                }
                break variableLoop;
              } else if (util_1.Util.isWhitespace(arg.charAt(i + 1)) || i === arg.length - 1) {
                continue;
              } else {
                let escapedName = "";
                nameLoop: for (let j = i + 1; j < arg.length; j++) {
                  let char = arg.charAt(j);
                  switch (char) {
                    case "\r":
                    case "\n":
                    case " ":
                    case "	":
                      continue;
                    case "$":
                    case "'":
                    case '"':
                      let varStart = this.document.positionAt(offset + i);
                      variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 1), this.document.positionAt(offset + j)), vscode_languageserver_types_1.Range.create(varStart, this.document.positionAt(offset + j)), null, null, null, null, this.dockerfile.resolveVariable(escapedName, varStart.line) !== void 0, this.isBuildVariable(escapedName, varStart.line), "$" + escapedName));
                      i = j - 1;
                      continue variableLoop;
                    case this.escapeChar:
                      for (let k = j + 1; k < arg.length; k++) {
                        switch (arg.charAt(k)) {
                          case " ":
                          case "	":
                          case "\r":
                            continue;
                          case "\n":
                            j = k;
                            continue nameLoop;
                        }
                      }
                      let start2 = this.document.positionAt(offset + i);
                      variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 1), this.document.positionAt(offset + j)), vscode_languageserver_types_1.Range.create(start2, this.document.positionAt(offset + j)), null, null, null, null, this.dockerfile.resolveVariable(escapedName, start2.line) !== void 0, this.isBuildVariable(escapedName, start2.line), "$" + escapedName));
                      break variableLoop;
                  }
                  if (char.match(/^[a-z0-9_]+$/i) === null) {
                    let varStart = this.document.positionAt(offset + i);
                    variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 1), this.document.positionAt(offset + j)), vscode_languageserver_types_1.Range.create(varStart, this.document.positionAt(offset + j)), null, null, null, null, this.dockerfile.resolveVariable(escapedName, varStart.line) !== void 0, this.isBuildVariable(escapedName, varStart.line), "$" + escapedName));
                    i = j - 1;
                    continue variableLoop;
                  }
                  escapedName += char;
                }
                let start = this.document.positionAt(offset + i);
                variables.push(new variable_1.Variable(escapedName, vscode_languageserver_types_1.Range.create(this.document.positionAt(offset + i + 1), this.document.positionAt(offset + arg.length)), vscode_languageserver_types_1.Range.create(start, this.document.positionAt(offset + arg.length)), null, null, null, null, this.dockerfile.resolveVariable(escapedName, start.line) !== void 0, this.isBuildVariable(escapedName, start.line), "$" + escapedName));
              }
              break variableLoop;
          }
        }
        return variables;
      }
      isBuildVariable(variable, line) {
        if (this.getKeyword() === main_1.Keyword.FROM) {
          for (const initialArg of this.dockerfile.getInitialARGs()) {
            const arg = initialArg;
            const property = arg.getProperty();
            if (property && variable === property.getName()) {
              return true;
            }
          }
          return void 0;
        }
        let image = this.dockerfile.getContainingImage(vscode_languageserver_types_1.Position.create(line, 0));
        let envs = image.getENVs();
        for (let i = envs.length - 1; i >= 0; i--) {
          if (envs[i].isBefore(line)) {
            for (let property of envs[i].getProperties()) {
              if (property.getName() === variable) {
                return false;
              }
            }
          }
        }
        let args = image.getARGs();
        for (let i = args.length - 1; i >= 0; i--) {
          if (args[i].isBefore(line)) {
            let property = args[i].getProperty();
            if (property && property.getName() === variable) {
              return true;
            }
          }
        }
        return void 0;
      }
      createSingleLineHeredocs(args) {
        const heredocs = [];
        for (const arg of args) {
          const value = arg.getValue();
          if (value.startsWith("<<") && util_1.Util.parseHeredocName(value) !== null) {
            const startRange = arg.getRange();
            const nameRange = this.getNameRange(startRange);
            const name = this.getName(nameRange);
            heredocs.push(new heredoc_1.Heredoc(startRange, name, nameRange, null, null));
          }
        }
        return heredocs;
      }
      getName(nameRange) {
        const content = this.document.getText(nameRange);
        let escaping = false;
        let name = "";
        nameLoop: for (let i = 0; i < content.length; i++) {
          const ch = content.charAt(i);
          switch (ch) {
            case this.escapeChar:
              escaping = true;
              for (let j = i + 1; j < content.length; j++) {
                switch (content.charAt(j)) {
                  case " ":
                  case "	":
                    break;
                  case "\r":
                    i = j + 1;
                    continue nameLoop;
                  case "\n":
                    i = j;
                    continue nameLoop;
                  default:
                    name += content.charAt(j);
                    i = j;
                    continue nameLoop;
                }
              }
              break;
            case "#":
              if (escaping) {
                for (let j = i + 1; j < content.length; j++) {
                  switch (content.charAt(j)) {
                    case "\n":
                      i = j;
                      continue nameLoop;
                  }
                }
              }
            case " ":
            case "	":
            case "\r":
            case "\n":
              if (escaping) {
                break;
              }
            default:
              name += ch;
              break;
          }
        }
        return name;
      }
      getNameRange(startRange) {
        const content = this.document.getText(startRange);
        let endFound = false;
        let searchHyphen = false;
        let start = -1;
        let end = -1;
        let escaping = false;
        let quote = null;
        contentLoop: for (let i = 0; i < content.length; i++) {
          const ch = content.charAt(i);
          switch (ch) {
            case '"':
            case "'":
              if (quote === ch) {
                break contentLoop;
              }
              quote = ch;
              continue;
            case this.escapeChar:
              for (let j = i + 1; j < content.length; j++) {
                switch (content.charAt(j)) {
                  case "\n":
                    escaping = true;
                    j = i;
                    continue contentLoop;
                }
              }
              break;
            case " ":
            case "	":
            case "\r":
            case "\n":
              break;
            case "<":
              if (endFound) {
                searchHyphen = true;
              } else {
                endFound = true;
              }
              break;
            case "-":
              if (searchHyphen) {
                searchHyphen = false;
                break;
              }
            case "#":
              if (escaping) {
                for (let j = i + 1; j < content.length; j++) {
                  switch (content.charAt(j)) {
                    case "\n":
                      i = j;
                      continue contentLoop;
                  }
                }
              }
            default:
              if (start === -1) {
                start = i;
              }
              if (quote !== null) {
                end = i + 1;
                break;
              }
              break contentLoop;
          }
        }
        if (start === -1) {
          return vscode_languageserver_types_1.Range.create(startRange.end, startRange.end);
        }
        const nameStart = this.document.positionAt(this.document.offsetAt(startRange.start) + start);
        const nameEnd = quote !== null ? this.document.positionAt(this.document.offsetAt(startRange.start) + end) : startRange.end;
        return vscode_languageserver_types_1.Range.create(nameStart, nameEnd);
      }
      getHeredocs() {
        const args = this.getArguments();
        if (args.length === 0) {
          return [];
        }
        const heredocs = [];
        const range = this.getRange();
        if (range.start.line === range.end.line) {
          return this.createSingleLineHeredocs(args);
        }
        const heredocDefinitions = [];
        let heredocsProcessed = false;
        let escaping = false;
        let contentStart = -1;
        let contentEnd = -1;
        let lineStart = -1;
        let currentHeredoc = 0;
        const startOffset = this.document.offsetAt(args[0].getRange().start);
        const content = this.getRangeContent(vscode_languageserver_types_1.Range.create(args[0].getRange().start, this.getRange().end));
        contentLoop: for (let i = 0; i < content.length; i++) {
          switch (content.charAt(i)) {
            case this.escapeChar:
              escaping = true;
              for (let j = i + 1; j < content.length; j++) {
                switch (content.charAt(j)) {
                  case " ":
                  case "	":
                    break;
                  case "\r":
                    j++;
                  case "\n":
                    i = j;
                    continue contentLoop;
                  default:
                    i = j;
                    continue contentLoop;
                }
              }
              break;
            case "\r":
              break;
            case "\n":
              if (escaping) {
                break;
              }
              if (heredocsProcessed) {
                if (contentStart === -1) {
                  contentStart = i;
                }
                contentEnd = i;
                const arg = heredocDefinitions[currentHeredoc];
                const startRange = arg.getRange();
                const nameRange = this.getNameRange(startRange);
                const name = this.getName(nameRange);
                const delimiterRange = this.getDelimiterRange(arg, name, vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + lineStart), this.document.positionAt(startOffset + i)));
                if (delimiterRange !== null) {
                  const contentRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + contentStart), this.document.positionAt(startOffset + lineStart - 1));
                  heredocs.push(new heredoc_1.Heredoc(startRange, name, nameRange, contentRange, delimiterRange));
                  contentStart = -1;
                  currentHeredoc++;
                }
                lineStart = -1;
              } else {
                const offsetLimit = startOffset + i;
                for (const arg of args) {
                  if (this.document.offsetAt(arg.getRange().start) < offsetLimit) {
                    if (arg.getValue().startsWith("<<")) {
                      heredocDefinitions.push(arg);
                    }
                  } else {
                    break;
                  }
                }
                heredocsProcessed = true;
                lineStart = -1;
                continue contentLoop;
              }
              break;
            case " ":
            case "	":
              if (escaping) {
                break;
              }
            case "#":
              if (escaping) {
                for (let j = i + 1; j < content.length; j++) {
                  switch (content.charAt(j)) {
                    case "\n":
                      i = j;
                      continue contentLoop;
                  }
                }
              }
            default:
              if (escaping) {
                escaping = false;
              }
              if (heredocsProcessed) {
                if (contentStart === -1) {
                  contentStart = i;
                }
                if (lineStart === -1) {
                  lineStart = i;
                }
              }
              break;
          }
        }
        if (heredocsProcessed) {
          const arg = heredocDefinitions[currentHeredoc];
          const startRange = arg.getRange();
          const nameRange = this.getNameRange(startRange);
          const name = this.getName(nameRange);
          let contentRange = null;
          const delimiterRange = this.getDelimiterRange(arg, name, vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + lineStart), range.end));
          if (delimiterRange === null) {
            contentRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + contentStart), range.end);
          } else if (contentEnd !== -1) {
            contentRange = vscode_languageserver_types_1.Range.create(this.document.positionAt(startOffset + contentStart), this.document.positionAt(startOffset + contentEnd));
          }
          heredocs.push(new heredoc_1.Heredoc(startRange, name, nameRange, contentRange, delimiterRange));
          currentHeredoc++;
          for (let i = currentHeredoc; i < heredocDefinitions.length; i++) {
            const arg2 = heredocDefinitions[currentHeredoc];
            const startRange2 = arg2.getRange();
            const nameRange2 = this.getNameRange(startRange2);
            const name2 = this.getName(nameRange2);
            heredocs.push(new heredoc_1.Heredoc(startRange2, name2, nameRange2, null, null));
            currentHeredoc++;
          }
        } else {
          return this.createSingleLineHeredocs(args);
        }
        return heredocs;
      }
      getDelimiterRange(startArg, name, candidateRange) {
        const text = this.document.getText(candidateRange);
        if (startArg.getValue().startsWith("<<-")) {
          let index = 0;
          while (text.charAt(index) === "	") {
            index++;
          }
          if (text.substring(index) === name) {
            return vscode_languageserver_types_1.Range.create(vscode_languageserver_types_1.Position.create(candidateRange.start.line, index), candidateRange.end);
          }
          return null;
        }
        return text === name ? candidateRange : null;
      }
    };
    exports.Instruction = Instruction;
  }
});

// node_modules/dockerfile-ast/lib/flagOption.js
var require_flagOption = __commonJS({
  "node_modules/dockerfile-ast/lib/flagOption.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.FlagOption = void 0;
    var FlagOption = class {
      constructor(range, name, nameRange, value, valueRange) {
        this.range = range;
        this.name = name;
        this.nameRange = nameRange;
        this.value = value;
        this.valueRange = valueRange;
      }
      toString() {
        if (this.valueRange !== null) {
          return this.name + "=" + this.value;
        }
        return this.name;
      }
      getRange() {
        return this.range;
      }
      getName() {
        return this.name;
      }
      getNameRange() {
        return this.nameRange;
      }
      getValue() {
        return this.value;
      }
      getValueRange() {
        return this.valueRange;
      }
    };
    exports.FlagOption = FlagOption;
  }
});

// node_modules/dockerfile-ast/lib/flag.js
var require_flag = __commonJS({
  "node_modules/dockerfile-ast/lib/flag.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Flag = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var flagOption_1 = require_flagOption();
    var Flag = class {
      constructor(document, range, name, nameRange, value, valueRange) {
        this.options = [];
        this.range = range;
        this.name = name;
        this.nameRange = nameRange;
        this.value = value;
        this.valueRange = valueRange;
        if (this.value !== null) {
          let offset = document.offsetAt(valueRange.start);
          let nameStart = -1;
          let valueStart = -1;
          let hasOptions = false;
          for (let i = 0; i < value.length; i++) {
            switch (value.charAt(i)) {
              case "=":
                hasOptions = true;
                if (valueStart === -1) {
                  valueStart = i + 1;
                  break;
                }
                break;
              case ",":
                this.options.push(this.createFlagOption(document, value, offset, nameStart, valueStart, i));
                nameStart = -1;
                valueStart = -1;
                break;
              default:
                if (nameStart === -1) {
                  nameStart = i;
                }
                break;
            }
          }
          if (hasOptions && nameStart !== -1) {
            this.options.push(this.createFlagOption(document, value, offset, nameStart, valueStart, value.length));
          }
        }
      }
      createFlagOption(document, content, documentOffset, nameStart, valueStart, valueEnd) {
        const optionRange = vscode_languageserver_types_1.Range.create(document.positionAt(documentOffset + nameStart), document.positionAt(documentOffset + valueEnd));
        if (valueStart === -1) {
          return new flagOption_1.FlagOption(optionRange, content.substring(nameStart, valueEnd), optionRange, null, null);
        }
        return new flagOption_1.FlagOption(optionRange, content.substring(nameStart, valueStart - 1), vscode_languageserver_types_1.Range.create(document.positionAt(documentOffset + nameStart), document.positionAt(documentOffset + valueStart - 1)), content.substring(valueStart, valueEnd), vscode_languageserver_types_1.Range.create(document.positionAt(documentOffset + valueStart), document.positionAt(documentOffset + valueEnd)));
      }
      toString() {
        if (this.valueRange) {
          return "--" + this.name + "=" + this.value;
        }
        return "--" + this.name;
      }
      /**
       * Returns the range that encompasses this entire flag. This includes the
       * -- prefix in the beginning to the last character of the flag's value (if
       * it has been defined).
       *
       * @return the entire range of this flag
       */
      getRange() {
        return this.range;
      }
      /**
       * Returns the name of this flag. The name does not include the -- prefix.
       * Thus, for HEALTHCHECK's --interval flag, interval is the flag's name and
       * not --interval.
       *
       * @return this flag's name
       */
      getName() {
        return this.name;
      }
      /**
       * Returns the range that encompasses the flag's name
       *
       * @return the range containing the flag's name
       */
      getNameRange() {
        return this.nameRange;
      }
      /**
       * Returns the value that has been set to this flag. May be null if the
       * flag is invalid and has no value set like a --start-period. If the flag
       * is instead a --start-period= with an equals sign then the flag's value
       * is the empty string.
       *
       * @return this flag's value if it has been defined, null otherwise
       */
      getValue() {
        return this.value;
      }
      /**
       * Returns the range that encompasses this flag's value. If no value has
       * been set then null will be returned.
       *
       * @return the range containing this flag's value, or null if the flag
       *         has no value defined
       */
      getValueRange() {
        return this.valueRange;
      }
      getOption(name) {
        for (const option2 of this.options) {
          if (option2.getName() === name) {
            return option2;
          }
        }
        return null;
      }
      getOptions() {
        return this.options;
      }
      hasOptions() {
        return this.options.length > 0;
      }
    };
    exports.Flag = Flag;
  }
});

// node_modules/dockerfile-ast/lib/modifiableInstruction.js
var require_modifiableInstruction = __commonJS({
  "node_modules/dockerfile-ast/lib/modifiableInstruction.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.ModifiableInstruction = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var flag_1 = require_flag();
    var instruction_1 = require_instruction();
    var ModifiableInstruction2 = class extends instruction_1.Instruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      getFlags() {
        if (!this.flags) {
          this.flags = [];
          for (let arg of this.getArguments()) {
            let value = arg.getValue();
            if (this.stopSearchingForFlags(value)) {
              return this.flags;
            } else if (value.indexOf("--") === 0) {
              let range = arg.getRange();
              let rawValue = this.document.getText().substring(this.document.offsetAt(range.start), this.document.offsetAt(range.end));
              let nameIndex = value.indexOf("=");
              let index = rawValue.indexOf("=");
              let firstMatch = false;
              let secondMatch = false;
              let startIndex = -1;
              nameSearchLoop: for (let i = 0; i < rawValue.length; i++) {
                switch (rawValue.charAt(i)) {
                  case "\\":
                  case " ":
                  case "	":
                  case "\r":
                  case "\n":
                    break;
                  case "-":
                    if (secondMatch) {
                      startIndex = i;
                      break nameSearchLoop;
                    } else if (firstMatch) {
                      secondMatch = true;
                    } else {
                      firstMatch = true;
                    }
                    break;
                  default:
                    startIndex = i;
                    break nameSearchLoop;
                }
              }
              let nameStart = this.document.positionAt(this.document.offsetAt(range.start) + startIndex);
              if (index === -1) {
                this.flags.push(new flag_1.Flag(this.document, range, value.substring(2), vscode_languageserver_types_1.Range.create(nameStart, range.end), null, null));
              } else if (index === value.length - 1) {
                let nameEnd = this.document.positionAt(this.document.offsetAt(range.start) + index);
                this.flags.push(new flag_1.Flag(this.document, range, value.substring(2, index), vscode_languageserver_types_1.Range.create(nameStart, nameEnd), "", vscode_languageserver_types_1.Range.create(range.end, range.end)));
              } else {
                let nameEnd = this.document.positionAt(this.document.offsetAt(range.start) + index);
                this.flags.push(new flag_1.Flag(this.document, range, value.substring(2, nameIndex), vscode_languageserver_types_1.Range.create(nameStart, nameEnd), value.substring(nameIndex + 1), vscode_languageserver_types_1.Range.create(this.document.positionAt(this.document.offsetAt(range.start) + index + 1), range.end)));
              }
            }
          }
        }
        return this.flags;
      }
      getArguments() {
        const args = super.getArguments();
        const flags = this.getFlags();
        if (flags.length === 0) {
          return args;
        }
        for (let i = 0; i < flags.length; i++) {
          args.shift();
        }
        return args;
      }
    };
    exports.ModifiableInstruction = ModifiableInstruction2;
  }
});

// node_modules/dockerfile-ast/lib/jsonInstruction.js
var require_jsonInstruction = __commonJS({
  "node_modules/dockerfile-ast/lib/jsonInstruction.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.JSONInstruction = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var argument_1 = require_argument();
    var jsonArgument_1 = require_jsonArgument();
    var modifiableInstruction_1 = require_modifiableInstruction();
    var JSONInstruction = class extends modifiableInstruction_1.ModifiableInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
        this.openingBracket = null;
        this.closingBracket = null;
        this.jsonStrings = [];
        const argsContent = this.getRawArgumentsContent();
        if (argsContent === null) {
          return;
        }
        const args = this.getArguments();
        if (args.length === 1 && args[0].getValue() === "[]") {
          let argRange = args[0].getRange();
          this.openingBracket = new argument_1.Argument("[", vscode_languageserver_types_1.Range.create(argRange.start.line, argRange.start.character, argRange.start.line, argRange.start.character + 1));
          this.closingBracket = new argument_1.Argument("]", vscode_languageserver_types_1.Range.create(argRange.start.line, argRange.start.character + 1, argRange.end.line, argRange.end.character));
          return;
        } else if (args.length === 2 && args[0].getValue() === "[" && args[1].getValue() === "]") {
          this.openingBracket = args[0];
          this.closingBracket = args[1];
          return;
        }
        const argsOffset = document.offsetAt(this.getArgumentsRange().start);
        let start = -1;
        let last = "";
        let quoted2 = false;
        let escapedArg = "";
        argsCheck: for (let i = 0; i < argsContent.length; i++) {
          let char = argsContent.charAt(i);
          switch (char) {
            case "[":
              if (last === "") {
                this.openingBracket = new argument_1.Argument("[", vscode_languageserver_types_1.Range.create(document.positionAt(argsOffset + i), document.positionAt(argsOffset + i + 1)));
                last = "[";
              } else if (quoted2) {
                escapedArg = escapedArg + char;
              } else {
                break argsCheck;
              }
              break;
            case '"':
              if (last === "[" || last === ",") {
                start = i;
                quoted2 = true;
                last = '"';
                escapedArg = escapedArg + char;
                continue;
              } else if (last === '"') {
                if (quoted2) {
                  escapedArg = escapedArg + char;
                  quoted2 = false;
                  this.jsonStrings.push(new jsonArgument_1.JSONArgument(escapedArg, vscode_languageserver_types_1.Range.create(document.positionAt(argsOffset + start), document.positionAt(argsOffset + i + 1)), vscode_languageserver_types_1.Range.create(document.positionAt(argsOffset + start + 1), document.positionAt(argsOffset + i))));
                  escapedArg = "";
                } else {
                  break argsCheck;
                }
              } else {
                break argsCheck;
              }
              break;
            case ",":
              if (quoted2) {
                escapedArg = escapedArg + char;
              } else {
                if (last === '"') {
                  last = ",";
                } else {
                  break argsCheck;
                }
              }
              break;
            case "]":
              if (quoted2) {
                escapedArg = escapedArg + char;
              } else if (last !== "") {
                this.closingBracket = new argument_1.Argument("]", vscode_languageserver_types_1.Range.create(document.positionAt(argsOffset + i), document.positionAt(argsOffset + i + 1)));
                break argsCheck;
              }
              break;
            case " ":
            case "	":
              break;
            case "\\":
              if (quoted2) {
                switch (argsContent.charAt(i + 1)) {
                  case '"':
                  case "\\":
                    escapedArg = escapedArg + argsContent.charAt(i + 1);
                    i++;
                    continue;
                  case " ":
                  case "	":
                    escapeCheck: for (let j = i + 2; j < argsContent.length; j++) {
                      switch (argsContent.charAt(j)) {
                        case "\r":
                          j++;
                        case "\n":
                          i = j;
                          continue argsCheck;
                        case " ":
                        case "	":
                          break;
                        default:
                          break escapeCheck;
                      }
                    }
                    break;
                  case "\r":
                    i++;
                  default:
                    i++;
                    continue;
                }
              } else {
                escapeCheck: for (let j = i + 1; j < argsContent.length; j++) {
                  switch (argsContent.charAt(j)) {
                    case "\r":
                      j++;
                    case "\n":
                      i = j;
                      continue argsCheck;
                    case " ":
                    case "	":
                      break;
                    default:
                      break escapeCheck;
                  }
                }
              }
              break argsCheck;
            default:
              if (!quoted2) {
                break argsCheck;
              }
              escapedArg = escapedArg + char;
              break;
          }
        }
      }
      stopSearchingForFlags(_value) {
        return true;
      }
      getOpeningBracket() {
        return this.openingBracket;
      }
      getJSONStrings() {
        return this.jsonStrings;
      }
      getClosingBracket() {
        return this.closingBracket;
      }
    };
    exports.JSONInstruction = JSONInstruction;
  }
});

// node_modules/dockerfile-ast/lib/instructions/add.js
var require_add = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/add.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Add = void 0;
    var jsonInstruction_1 = require_jsonInstruction();
    var Add = class extends jsonInstruction_1.JSONInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      stopSearchingForFlags(argument) {
        return argument.indexOf("--") === -1;
      }
    };
    exports.Add = Add;
  }
});

// node_modules/dockerfile-ast/lib/property.js
var require_property = __commonJS({
  "node_modules/dockerfile-ast/lib/property.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Property = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var util_1 = require_util();
    var Property = class _Property {
      constructor(document, escapeChar, arg, arg2) {
        this.assignmentOperatorRange = null;
        this.assignmentOperator = null;
        this.valueRange = null;
        this.value = null;
        this.document = document;
        this.escapeChar = escapeChar;
        this.nameRange = _Property.getNameRange(document, arg);
        let value = document.getText().substring(document.offsetAt(this.nameRange.start), document.offsetAt(this.nameRange.end));
        this.name = _Property.getValue(value, escapeChar);
        if (arg2) {
          this.valueRange = arg2.getRange();
          value = document.getText().substring(document.offsetAt(this.valueRange.start), document.offsetAt(this.valueRange.end));
          this.value = _Property.getValue(value, escapeChar);
          this.range = vscode_languageserver_types_1.Range.create(this.nameRange.start, this.valueRange.end);
        } else {
          let argRange = arg.getRange();
          if (this.nameRange.start.line === argRange.start.line && this.nameRange.start.character === argRange.start.character && this.nameRange.end.line === argRange.end.line && this.nameRange.end.character === argRange.end.character) {
          } else {
            this.valueRange = _Property.getValueRange(document, arg);
            value = document.getText().substring(document.offsetAt(this.valueRange.start), document.offsetAt(this.valueRange.end));
            this.value = _Property.getValue(value, escapeChar);
            this.assignmentOperatorRange = vscode_languageserver_types_1.Range.create(this.nameRange.end, this.valueRange.start);
            this.assignmentOperator = "=";
          }
          this.range = argRange;
        }
      }
      getRange() {
        return this.range;
      }
      getName() {
        return this.name;
      }
      getNameRange() {
        return this.nameRange;
      }
      getValue() {
        return this.value;
      }
      getValueRange() {
        return this.valueRange;
      }
      /**
       * Retrieves the operator used for delimiting between the name and
       * value of this property. This will either be the "=" character
       * or null if a character was not used or if this property has no
       * value defined.
       */
      getAssignmentOperator() {
        return this.assignmentOperator;
      }
      getAssignmentOperatorRange() {
        return this.assignmentOperatorRange;
      }
      /**
       * Returns the value of this property including any enclosing
       * single or double quotes and relevant escape characters.
       * Escaped newlines and its associated contiguous whitespace
       * characters however will not be returned as they are deemed to
       * be uninteresting to clients trying to return a Dockerfile.
       *
       * @return the unescaped value of this property or null if this
       *         property has no associated value
       */
      getUnescapedValue() {
        if (this.valueRange === null) {
          return null;
        }
        let escaped = false;
        let rawValue = "";
        let value = this.document.getText().substring(this.document.offsetAt(this.valueRange.start), this.document.offsetAt(this.valueRange.end));
        rawLoop: for (let i = 0; i < value.length; i++) {
          let char = value.charAt(i);
          switch (char) {
            case this.escapeChar:
              for (let j = i + 1; j < value.length; j++) {
                switch (value.charAt(j)) {
                  case "\r":
                    j++;
                  case "\n":
                    escaped = true;
                    i = j;
                    continue rawLoop;
                  case " ":
                  case "	":
                    break;
                  default:
                    rawValue = rawValue + char;
                    continue rawLoop;
                }
              }
              rawValue = rawValue + char;
              break;
            case "\r":
            case "\n":
              break;
            case " ":
            case "	":
              if (!escaped) {
                rawValue = rawValue + char;
              }
              break;
            case "#":
              if (escaped) {
                for (let j = i + 1; j < value.length; j++) {
                  switch (value.charAt(j)) {
                    case "\r":
                      j++;
                    case "\n":
                      i = j;
                      continue rawLoop;
                  }
                }
              } else {
                rawValue = rawValue + char;
              }
              break;
            default:
              rawValue = rawValue + char;
              escaped = false;
              break;
          }
        }
        return rawValue;
      }
      static getNameRange(document, arg) {
        let value = arg.getValue();
        let index = value.indexOf("=");
        if (index !== -1) {
          let initial = value.charAt(0);
          let before = value.charAt(index - 1);
          if (initial === '"' && before === '"' || initial === "'" && before === "'" || initial !== '"' && initial !== "'") {
            return vscode_languageserver_types_1.Range.create(arg.getRange().start, document.positionAt(document.offsetAt(arg.getRange().start) + index));
          }
        }
        return arg.getRange();
      }
      static getValueRange(document, arg) {
        return vscode_languageserver_types_1.Range.create(document.positionAt(document.offsetAt(arg.getRange().start) + arg.getValue().indexOf("=") + 1), document.positionAt(document.offsetAt(arg.getRange().end)));
      }
      /**
       * Returns the actual value of this key-value pair. The value will
       * have its escape characters removed if applicable. If the value
       * spans multiple lines and there are comments nested within the
       * lines, they too will be removed.
       *
       * @return the value that this key-value pair will actually be, may
       *         be null if no value is defined, may be the empty string
       *         if the value only consists of whitespace
       */
      static getValue(value, escapeChar) {
        let escaped = false;
        const skip = util_1.Util.findLeadingNonWhitespace(value, escapeChar);
        if (skip !== 0 && value.charAt(skip) === "#") {
          escaped = true;
        }
        value = value.substring(skip);
        let first = value.charAt(0);
        let last = value.charAt(value.length - 1);
        let literal2 = first === "'" || first === '"';
        let inSingle = first === "'" && last === "'";
        let inDouble = false;
        if (first === '"') {
          for (let i = 1; i < value.length; i++) {
            if (value.charAt(i) === escapeChar) {
              i++;
            } else if (value.charAt(i) === '"' && i === value.length - 1) {
              inDouble = true;
            }
          }
        }
        if (inSingle || inDouble) {
          value = value.substring(1, value.length - 1);
        }
        let commentCheck = -1;
        let escapedValue = "";
        let start = 0;
        parseValue: for (let i = 0; i < value.length; i++) {
          let char = value.charAt(i);
          switch (char) {
            case escapeChar:
              if (i + 1 === value.length) {
                escapedValue = escapedValue + escapeChar;
                break parseValue;
              }
              char = value.charAt(i + 1);
              if (char === " " || char === "	") {
                whitespaceCheck: for (let j = i + 2; j < value.length; j++) {
                  let char2 = value.charAt(j);
                  switch (char2) {
                    case " ":
                    case "	":
                      break;
                    case "\r":
                      j++;
                    case "\n":
                      escaped = true;
                      i = j;
                      continue parseValue;
                    default:
                      if (!inDouble && !inSingle && !literal2) {
                        if (char2 === escapeChar) {
                          escapedValue = escapedValue + char;
                          i = i + 1;
                        } else {
                          escapedValue = escapedValue + char + char2;
                          i = j;
                        }
                        continue parseValue;
                      }
                      break whitespaceCheck;
                  }
                }
              }
              if (inDouble) {
                if (char === "\r") {
                  escaped = true;
                  i = i + 2;
                } else if (char === "\n") {
                  escaped = true;
                  i++;
                } else if (char !== '"') {
                  if (char === escapeChar) {
                    i++;
                  }
                  escapedValue = escapedValue + escapeChar;
                }
                continue parseValue;
              } else if (inSingle || literal2) {
                if (char === "\r") {
                  escaped = true;
                  i = i + 2;
                } else if (char === "\n") {
                  escaped = true;
                  i++;
                } else {
                  escapedValue = escapedValue + escapeChar;
                }
                continue parseValue;
              } else if (char === escapeChar) {
                escapedValue = escapedValue + escapeChar;
                i++;
              } else if (char === "\r") {
                escaped = true;
                i = i + 2;
              } else if (char === "\n") {
                escaped = true;
                i++;
                start = i;
              } else {
                escapedValue = escapedValue + char;
                i++;
              }
              break;
            case " ":
            case "	":
              if (escaped && commentCheck === -1) {
                commentCheck = i;
              }
              escapedValue = escapedValue + char;
              break;
            case "\r":
              i++;
            case "\n":
              if (escaped && commentCheck !== -1) {
                escapedValue = escapedValue.substring(0, escapedValue.length - (i - commentCheck - 1));
                commentCheck = -1;
              }
              break;
            case "#":
              if (escaped) {
                if (commentCheck !== -1) {
                  escapedValue = escapedValue.substring(0, escapedValue.length - (i - commentCheck));
                  commentCheck = -1;
                }
                newlineCheck: for (let j = i + 1; j < value.length; j++) {
                  switch (value.charAt(j)) {
                    case "\r":
                      j++;
                    case "\n":
                      i = j;
                      break newlineCheck;
                  }
                }
                continue parseValue;
              }
            default:
              if (escaped) {
                escaped = false;
                commentCheck = -1;
              }
              escapedValue = escapedValue + char;
              break;
          }
        }
        return escapedValue;
      }
    };
    exports.Property = Property;
  }
});

// node_modules/dockerfile-ast/lib/propertyInstruction.js
var require_propertyInstruction = __commonJS({
  "node_modules/dockerfile-ast/lib/propertyInstruction.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.PropertyInstruction = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var instruction_1 = require_instruction();
    var property_1 = require_property();
    var argument_1 = require_argument();
    var util_1 = require_util();
    var PropertyInstruction = class extends instruction_1.Instruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
        this.properties = void 0;
      }
      getProperties() {
        if (this.properties === void 0) {
          let args = this.getPropertyArguments();
          if (args.length === 0) {
            this.properties = [];
          } else if (args.length === 1) {
            this.properties = [new property_1.Property(this.document, this.escapeChar, args[0])];
          } else if (args.length === 2) {
            if (args[0].getValue().indexOf("=") === -1) {
              this.properties = [new property_1.Property(this.document, this.escapeChar, args[0], args[1])];
            } else {
              this.properties = [
                new property_1.Property(this.document, this.escapeChar, args[0]),
                new property_1.Property(this.document, this.escapeChar, args[1])
              ];
            }
          } else if (args[0].getValue().indexOf("=") === -1) {
            let text = this.document.getText();
            let start = args[1].getRange().start;
            let end = args[args.length - 1].getRange().end;
            text = text.substring(this.document.offsetAt(start), this.document.offsetAt(end));
            this.properties = [new property_1.Property(this.document, this.escapeChar, args[0], new argument_1.Argument(text, vscode_languageserver_types_1.Range.create(args[1].getRange().start, args[args.length - 1].getRange().end)))];
          } else {
            this.properties = [];
            for (let i = 0; i < args.length; i++) {
              this.properties.push(new property_1.Property(this.document, this.escapeChar, args[i]));
            }
          }
        }
        return this.properties;
      }
      /**
       * Goes from the back of the string and returns the first
       * non-whitespace character that is found. If an escape character
       * is found with newline characters, the escape character will
       * not be considered a non-whitespace character and its index in
       * the string will not be returned.
       *
       * @param content the string to search through
       * @return the index in the string for the first non-whitespace
       *         character when searching from the end of the string
       */
      findTrailingNonWhitespace(content) {
        let index = content.length;
        whitespaceCheck: for (let i = content.length - 1; i >= 0; i--) {
          switch (content.charAt(i)) {
            case " ":
            case "	":
              continue;
            case "\n":
              if (content.charAt(i - 1) === "\r") {
                i = i - 1;
              }
            case "\r":
              newlineCheck: for (let j = i - 1; j >= 0; j--) {
                switch (content.charAt(j)) {
                  case " ":
                  case "	":
                  case "\r":
                  case "\n":
                  case this.escapeChar:
                    continue;
                  default:
                    index = j;
                    break newlineCheck;
                }
              }
              break whitespaceCheck;
            default:
              index = i;
              break whitespaceCheck;
          }
        }
        return index;
      }
      getPropertyArguments() {
        const args = [];
        let range = this.getInstructionRange();
        let instructionNameEndOffset = this.document.offsetAt(range.end);
        let extra = instructionNameEndOffset - this.document.offsetAt(range.start);
        let content = this.getTextContent();
        let fullArgs = content.substring(extra);
        let start = util_1.Util.findLeadingNonWhitespace(fullArgs, this.escapeChar);
        if (start === -1) {
          return [];
        }
        const startPosition = this.document.positionAt(instructionNameEndOffset + start);
        let escaped = range.start.line !== startPosition.line;
        let endingEscape = false;
        let mark = -1;
        let end = this.findTrailingNonWhitespace(fullArgs);
        content = fullArgs.substring(start, end + 1);
        let argStart = escaped ? -1 : 0;
        let spaced = false;
        argumentLoop: for (let i = 0; i < content.length; i++) {
          let char = content.charAt(i);
          switch (char) {
            case this.escapeChar:
              if (i + 1 === content.length) {
                endingEscape = true;
                break argumentLoop;
              }
              if (!escaped) {
                mark = i;
              }
              switch (content.charAt(i + 1)) {
                case " ":
                case "	":
                  if (!util_1.Util.isWhitespace(content.charAt(i + 2))) {
                    i = i + 1;
                    continue argumentLoop;
                  }
                  whitespaceCheck: for (let j = i + 2; j < content.length; j++) {
                    switch (content.charAt(j)) {
                      case "\r":
                        j++;
                      case "\n":
                        escaped = true;
                        i = j;
                        continue argumentLoop;
                      case " ":
                      case "	":
                        break;
                      default:
                        args.push(new argument_1.Argument(content.substring(argStart, i), vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + i + 2))));
                        argStart = j;
                        break whitespaceCheck;
                    }
                  }
                  i = argStart - 1;
                  continue argumentLoop;
                case "\r":
                  i++;
                case "\n":
                  escaped = true;
                  i = i + 1;
                  continue argumentLoop;
                case this.escapeChar:
                  if (argStart === -1) {
                    argStart = i;
                  }
                  i = i + 1;
                  continue argumentLoop;
                default:
                  if (argStart === -1) {
                    argStart = i;
                  }
                  continue argumentLoop;
              }
            case "'":
            case '"':
              if (spaced) {
                this.createSpacedArgument(argStart, args, content, mark, instructionNameEndOffset, start);
                argStart = i;
                spaced = false;
              }
              if (argStart === -1) {
                argStart = i;
              }
              for (let j = i + 1; j < content.length; j++) {
                switch (content.charAt(j)) {
                  case char:
                    if (content.charAt(j + 1) !== " " && content.charAt(j + 1) !== "") {
                      i = j;
                      continue argumentLoop;
                    }
                    args.push(new argument_1.Argument(content.substring(argStart, j + 1), vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + j + 1))));
                    i = j;
                    argStart = -1;
                    continue argumentLoop;
                  case this.escapeChar:
                    j++;
                    break;
                }
              }
              break argumentLoop;
            case " ":
            case "	":
              if (escaped) {
                if (argStart !== -1) {
                  spaced = true;
                }
              } else if (argStart !== -1) {
                args.push(new argument_1.Argument(content.substring(argStart, i), vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + i))));
                argStart = -1;
              }
              break;
            case "\r":
              i++;
            case "\n":
              spaced = false;
              break;
            case "#":
              if (escaped) {
                for (let j = i + 1; j < content.length; j++) {
                  switch (content.charAt(j)) {
                    case "\r":
                      j++;
                    case "\n":
                      i = j;
                      spaced = false;
                      continue argumentLoop;
                  }
                }
                if (argStart !== -1) {
                  let value = content.substring(argStart, mark);
                  args.push(new argument_1.Argument(value, vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + mark))));
                  argStart = -1;
                }
                break argumentLoop;
              } else if (argStart === -1) {
                argStart = i;
              }
              break;
            default:
              if (spaced) {
                this.createSpacedArgument(argStart, args, content, mark, instructionNameEndOffset, start);
                argStart = i;
                spaced = false;
              }
              escaped = false;
              if (argStart === -1) {
                argStart = i;
              }
              if (char === "$" && content.charAt(i + 1) === "{") {
                let singleQuotes = false;
                let doubleQuotes = false;
                let escaped2 = false;
                for (let j = i + 1; j < content.length; j++) {
                  switch (content.charAt(j)) {
                    case this.escapeChar:
                      escaped2 = true;
                      break;
                    case "\r":
                    case "\n":
                      break;
                    case "'":
                      singleQuotes = !singleQuotes;
                      escaped2 = false;
                      break;
                    case '"':
                      doubleQuotes = !doubleQuotes;
                      escaped2 = false;
                      break;
                    case " ":
                    case "	":
                      if (escaped2 || singleQuotes || doubleQuotes) {
                        break;
                      }
                      i = j - 1;
                      continue argumentLoop;
                    case "}":
                      i = j;
                      continue argumentLoop;
                    default:
                      escaped2 = false;
                      break;
                  }
                }
                break argumentLoop;
              }
              break;
          }
        }
        if (argStart !== -1 && argStart !== content.length) {
          let end2 = endingEscape ? content.length - 1 : content.length;
          let value = content.substring(argStart, end2);
          args.push(new argument_1.Argument(value, vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + end2))));
        }
        return args;
      }
      createSpacedArgument(argStart, args, content, mark, instructionNameEndOffset, start) {
        if (argStart !== -1) {
          args.push(new argument_1.Argument(content.substring(argStart, mark), vscode_languageserver_types_1.Range.create(this.document.positionAt(instructionNameEndOffset + start + argStart), this.document.positionAt(instructionNameEndOffset + start + mark))));
        }
      }
    };
    exports.PropertyInstruction = PropertyInstruction;
  }
});

// node_modules/dockerfile-ast/lib/instructions/arg.js
var require_arg = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/arg.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Arg = void 0;
    var property_1 = require_property();
    var propertyInstruction_1 = require_propertyInstruction();
    var Arg2 = class extends propertyInstruction_1.PropertyInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
        this.property = null;
        const args = this.getPropertyArguments();
        if (args.length === 1) {
          this.property = new property_1.Property(this.document, this.escapeChar, args[0]);
        } else {
          this.property = null;
        }
      }
      /**
       * Returns the variable defined by this ARG. This may be null if
       * this ARG instruction is malformed and has no variable
       * declaration.
       */
      getProperty() {
        return this.property;
      }
    };
    exports.Arg = Arg2;
  }
});

// node_modules/dockerfile-ast/lib/instructions/cmd.js
var require_cmd = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/cmd.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Cmd = void 0;
    var jsonInstruction_1 = require_jsonInstruction();
    var Cmd = class extends jsonInstruction_1.JSONInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
    };
    exports.Cmd = Cmd;
  }
});

// node_modules/dockerfile-ast/lib/instructions/copy.js
var require_copy = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/copy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Copy = void 0;
    var jsonInstruction_1 = require_jsonInstruction();
    var Copy = class extends jsonInstruction_1.JSONInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      stopSearchingForFlags(argument) {
        return argument.indexOf("--") === -1;
      }
      getFromFlag() {
        let flags = super.getFlags();
        return flags.length === 1 && flags[0].getName() === "from" ? flags[0] : null;
      }
      /**
       * Returns there here-documents that are defined in this RUN
       * instruction.
       *
       * This API is experimental and subject to change.
       */
      getHeredocs() {
        return super.getHeredocs();
      }
    };
    exports.Copy = Copy;
  }
});

// node_modules/dockerfile-ast/lib/instructions/env.js
var require_env = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/env.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Env = void 0;
    var propertyInstruction_1 = require_propertyInstruction();
    var Env2 = class extends propertyInstruction_1.PropertyInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      getProperties() {
        return super.getProperties();
      }
    };
    exports.Env = Env2;
  }
});

// node_modules/dockerfile-ast/lib/instructions/entrypoint.js
var require_entrypoint = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/entrypoint.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Entrypoint = void 0;
    var jsonInstruction_1 = require_jsonInstruction();
    var Entrypoint = class extends jsonInstruction_1.JSONInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
    };
    exports.Entrypoint = Entrypoint;
  }
});

// node_modules/dockerfile-ast/lib/instructions/from.js
var require_from = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/from.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.From = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var modifiableInstruction_1 = require_modifiableInstruction();
    var From2 = class extends modifiableInstruction_1.ModifiableInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      stopSearchingForFlags(argument) {
        return argument.indexOf("--") === -1;
      }
      getImage() {
        const args = this.getArguments();
        return args.length > 0 ? args[0].getValue() : null;
      }
      /**
       * Returns the name of the image that will be used as the base image.
       *
       * @return the base image's name, or null if unspecified
       */
      getImageName() {
        const imageName = this.getRangeContent(this.getImageNameRange());
        if (imageName === null) {
          return null;
        }
        let commented = false;
        let escaped = false;
        let name = "";
        for (let i = 0; i < imageName.length; i++) {
          const ch = imageName.charAt(i);
          switch (ch) {
            case this.escapeChar:
              escaped = true;
              break;
            case "\r":
              continue;
            case "\n":
              commented = false;
              break;
            case " ":
            case "	":
              break;
            case "#":
              if (escaped) {
                commented = true;
              } else {
                name = name + ch;
                escaped = false;
              }
              break;
            default:
              if (!commented) {
                name = name + ch;
                escaped = false;
              }
              break;
          }
        }
        return name;
      }
      /**
       * Returns the range that covers the name of the image used by
       * this instruction.
       *
       * @return the range of the name of this instruction's argument,
       *         or null if no image has been specified
       */
      getImageNameRange() {
        let range = this.getImageRange();
        if (range) {
          let registryRange = this.getRegistryRange();
          if (registryRange) {
            range.start = this.document.positionAt(this.document.offsetAt(registryRange.end) + 1);
          }
          let tagRange = this.getImageTagRange();
          let digestRange = this.getImageDigestRange();
          if (tagRange === null) {
            if (digestRange !== null) {
              range.end = this.document.positionAt(this.document.offsetAt(digestRange.start) - 1);
            }
          } else {
            range.end = this.document.positionAt(this.document.offsetAt(tagRange.start) - 1);
          }
          return range;
        }
        return null;
      }
      /**
       * Returns the range that covers the image argument of this
       * instruction. This includes the tag or digest of the image if
       * it has been specified by the instruction.
       *
       * @return the range of the image argument, or null if no image
       *         has been specified
       */
      getImageRange() {
        let args = this.getArguments();
        return args.length !== 0 ? args[0].getRange() : null;
      }
      getImageTag() {
        return this.getRangeContent(this.getImageTagRange());
      }
      /**
       * Returns the range in the document that the tag of the base
       * image encompasses.
       *
       * @return the base image's tag's range in the document, or null
       *         if no tag has been specified
       */
      getImageTagRange() {
        const range = this.getImageRange();
        if (range) {
          const rangeStartOffset = this.document.offsetAt(range.start);
          const content = this.getRangeContent(range);
          const atIndex = this.indexOf(rangeStartOffset, content, "@");
          const slashIndex = content.indexOf("/");
          if (atIndex === -1) {
            const colonIndex = this.lastIndexOf(rangeStartOffset, content, ":");
            if (colonIndex > slashIndex) {
              return vscode_languageserver_types_1.Range.create(this.document.positionAt(rangeStartOffset + colonIndex + 1), range.end);
            }
          }
          const subcontent = content.substring(0, atIndex);
          const subcolonIndex = subcontent.indexOf(":");
          if (subcolonIndex === -1) {
            return null;
          }
          if (slashIndex === -1) {
            return vscode_languageserver_types_1.Range.create(this.document.positionAt(rangeStartOffset + subcolonIndex + 1), this.document.positionAt(rangeStartOffset + atIndex));
          }
          if (subcolonIndex < slashIndex) {
            return null;
          }
          return vscode_languageserver_types_1.Range.create(this.document.positionAt(rangeStartOffset + subcolonIndex + 1), this.document.positionAt(rangeStartOffset + subcontent.length));
        }
        return null;
      }
      getImageDigest() {
        return this.getRangeContent(this.getImageDigestRange());
      }
      /**
       * Returns the range in the document that the digest of the base
       * image encompasses.
       *
       * @return the base image's digest's range in the document, or null
       *         if no digest has been specified
       */
      getImageDigestRange() {
        let range = this.getImageRange();
        if (range) {
          let content = this.getRangeContent(range);
          let index = this.lastIndexOf(this.document.offsetAt(range.start), content, "@");
          if (index !== -1) {
            return vscode_languageserver_types_1.Range.create(range.start.line, range.start.character + index + 1, range.end.line, range.end.character);
          }
        }
        return null;
      }
      indexOf(documentOffset, content, searchString) {
        let index = content.indexOf(searchString);
        const variables = this.getVariables();
        for (let i = 0; i < variables.length; i++) {
          const position = documentOffset + index;
          const variableRange = variables[i].getRange();
          if (this.document.offsetAt(variableRange.start) < position && position < this.document.offsetAt(variableRange.end)) {
            const offset = this.document.offsetAt(variableRange.end) - documentOffset;
            const substring = content.substring(offset);
            const subIndex = substring.indexOf(searchString);
            if (subIndex === -1) {
              return -1;
            }
            index = subIndex + offset;
            i = -1;
            continue;
          }
        }
        return index;
      }
      lastIndexOf(documentOffset, content, searchString) {
        let index = content.lastIndexOf(searchString);
        const variables = this.getVariables();
        for (let i = 0; i < variables.length; i++) {
          const position = documentOffset + index;
          const variableRange = variables[i].getRange();
          if (this.document.offsetAt(variableRange.start) < position && position < this.document.offsetAt(variableRange.end)) {
            index = content.substring(0, index).lastIndexOf(searchString);
            if (index === -1) {
              return -1;
            }
            i = -1;
            continue;
          }
        }
        return index;
      }
      getRegistry() {
        return this.getRangeContent(this.getRegistryRange());
      }
      getRegistryRange() {
        const range = this.getImageRange();
        if (range) {
          const tagRange = this.getImageTagRange();
          const digestRange = this.getImageDigestRange();
          if (tagRange === null) {
            if (digestRange !== null) {
              range.end = this.document.positionAt(this.document.offsetAt(digestRange.start) - 1);
            }
          } else {
            range.end = this.document.positionAt(this.document.offsetAt(tagRange.start) - 1);
          }
          const content = this.getRangeContent(range);
          const rangeStart = this.document.offsetAt(range.start);
          const startingSlashIndex = this.indexOf(rangeStart, content, "/");
          if (startingSlashIndex === -1) {
            return null;
          }
          const portIndex = this.indexOf(rangeStart, content, ":");
          const dotIndex = this.indexOf(rangeStart, content, ".");
          if (portIndex !== -1 || dotIndex !== -1) {
            return vscode_languageserver_types_1.Range.create(range.start, this.document.positionAt(rangeStart + startingSlashIndex));
          }
          const registry = content.substring(0, startingSlashIndex);
          if (registry === "localhost") {
            return vscode_languageserver_types_1.Range.create(range.start, this.document.positionAt(rangeStart + startingSlashIndex));
          }
        }
        return null;
      }
      getBuildStage() {
        let range = this.getBuildStageRange();
        return range === null ? null : this.getRangeContent(range);
      }
      getBuildStageRange() {
        let args = this.getArguments();
        if (args.length > 2 && args[1].getValue().toUpperCase() === "AS") {
          return args[2].getRange();
        }
        return null;
      }
      getPlatformFlag() {
        let flags = super.getFlags();
        return flags.length === 1 && flags[0].getName() === "platform" ? flags[0] : null;
      }
    };
    exports.From = From2;
  }
});

// node_modules/dockerfile-ast/lib/instructions/healthcheck.js
var require_healthcheck = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/healthcheck.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Healthcheck = void 0;
    var modifiableInstruction_1 = require_modifiableInstruction();
    var Healthcheck = class extends modifiableInstruction_1.ModifiableInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      stopSearchingForFlags(argument) {
        argument = argument.toUpperCase();
        return argument === "CMD" || argument === "NONE";
      }
      getSubcommand() {
        let args = this.getArguments();
        return args.length !== 0 ? args[0] : null;
      }
    };
    exports.Healthcheck = Healthcheck;
  }
});

// node_modules/dockerfile-ast/lib/instructions/label.js
var require_label = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/label.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Label = void 0;
    var propertyInstruction_1 = require_propertyInstruction();
    var util_1 = require_util();
    var Label = class extends propertyInstruction_1.PropertyInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      getVariables() {
        const variables = super.getVariables();
        const properties = this.getProperties();
        for (const property of properties) {
          const value = property.getUnescapedValue();
          if (value !== null && value.length > 2 && value.charAt(0) === "'" && value.charAt(value.length - 1) === "'") {
            const range = property.getValueRange();
            for (let i = 0; i < variables.length; i++) {
              if (util_1.Util.isInsideRange(variables[i].getRange().start, range)) {
                variables.splice(i, 1);
                i--;
              }
            }
          }
        }
        return variables;
      }
      getProperties() {
        return super.getProperties();
      }
    };
    exports.Label = Label;
  }
});

// node_modules/dockerfile-ast/lib/instructions/onbuild.js
var require_onbuild = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/onbuild.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Onbuild = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var parser_1 = require_parser();
    var instruction_1 = require_instruction();
    var Onbuild = class extends instruction_1.Instruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      getTrigger() {
        let trigger = this.getTriggerWord();
        return trigger === null ? null : trigger.toUpperCase();
      }
      getTriggerWord() {
        return this.getRangeContent(this.getTriggerRange());
      }
      getTriggerRange() {
        let args = this.getArguments();
        return args.length > 0 ? args[0].getRange() : null;
      }
      getTriggerInstruction() {
        let triggerRange = this.getTriggerRange();
        if (triggerRange === null) {
          return null;
        }
        let args = this.getArguments();
        return parser_1.Parser.createInstruction(this.document, this.dockerfile, this.escapeChar, vscode_languageserver_types_1.Range.create(args[0].getRange().start, this.getRange().end), this.getTriggerWord(), triggerRange);
      }
    };
    exports.Onbuild = Onbuild;
  }
});

// node_modules/dockerfile-ast/lib/instructions/run.js
var require_run = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/run.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Run = void 0;
    var jsonInstruction_1 = require_jsonInstruction();
    var Run = class extends jsonInstruction_1.JSONInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      stopSearchingForFlags(argument) {
        return argument.indexOf("--") === -1;
      }
      /**
       * Returns there here-documents that are defined in this RUN
       * instruction.
       *
       * This API is experimental and subject to change.
       */
      getHeredocs() {
        return super.getHeredocs();
      }
    };
    exports.Run = Run;
  }
});

// node_modules/dockerfile-ast/lib/instructions/shell.js
var require_shell = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/shell.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Shell = void 0;
    var jsonInstruction_1 = require_jsonInstruction();
    var Shell = class extends jsonInstruction_1.JSONInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
    };
    exports.Shell = Shell;
  }
});

// node_modules/dockerfile-ast/lib/instructions/stopsignal.js
var require_stopsignal = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/stopsignal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Stopsignal = void 0;
    var instruction_1 = require_instruction();
    var Stopsignal = class extends instruction_1.Instruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
    };
    exports.Stopsignal = Stopsignal;
  }
});

// node_modules/dockerfile-ast/lib/instructions/workdir.js
var require_workdir = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/workdir.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Workdir = void 0;
    var instruction_1 = require_instruction();
    var Workdir = class extends instruction_1.Instruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
      /**
       * Returns the path that has been defined. Note that this path may
       * be absolute or relative depending on what was written in the
       * instruction.
       *
       * @return the working directory's path, or null if this
       *         instruction has no arguments
       */
      getPath() {
        return this.getArgumentsContent();
      }
      /**
       * Returns the absolute path that this instruction resolves to. The
       * function will inspect prior WORKDIR instructions in the current
       * image or another build stage in the Dockerfile to try to
       * determine this.
       *
       * @return the absolute path of the working directory, or null if
       *         this instruction has no arguments, or undefined if it
       *         cannot be determined because only relative paths could be
       *         found
       */
      getAbsolutePath() {
        const path2 = this.getPath();
        if (path2 === null || path2.startsWith("/")) {
          return path2;
        }
        const startLine = this.getRange().start.line;
        const hierarchy = this.dockerfile.getStageHierarchy(startLine);
        for (let i = hierarchy.length - 1; i >= 0; i--) {
          const workdirs = hierarchy[i].getWORKDIRs();
          for (let j = workdirs.length - 1; j >= 0; j--) {
            if (workdirs[j].getRange().start.line < startLine) {
              const parent = workdirs[j].getAbsolutePath();
              if (parent === void 0 || parent === null) {
                return void 0;
              }
              return parent.endsWith("/") ? parent + path2 : parent + "/" + path2;
            }
          }
        }
        return void 0;
      }
    };
    exports.Workdir = Workdir;
  }
});

// node_modules/dockerfile-ast/lib/instructions/user.js
var require_user = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/user.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.User = void 0;
    var instruction_1 = require_instruction();
    var User = class extends instruction_1.Instruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
    };
    exports.User = User;
  }
});

// node_modules/dockerfile-ast/lib/instructions/volume.js
var require_volume = __commonJS({
  "node_modules/dockerfile-ast/lib/instructions/volume.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Volume = void 0;
    var jsonInstruction_1 = require_jsonInstruction();
    var Volume = class extends jsonInstruction_1.JSONInstruction {
      constructor(document, range, dockerfile, escapeChar, instruction, instructionRange) {
        super(document, range, dockerfile, escapeChar, instruction, instructionRange);
      }
    };
    exports.Volume = Volume;
  }
});

// node_modules/dockerfile-ast/lib/imageTemplate.js
var require_imageTemplate = __commonJS({
  "node_modules/dockerfile-ast/lib/imageTemplate.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.ImageTemplate = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var arg_1 = require_arg();
    var cmd_1 = require_cmd();
    var copy_1 = require_copy();
    var env_1 = require_env();
    var entrypoint_1 = require_entrypoint();
    var from_1 = require_from();
    var healthcheck_1 = require_healthcheck();
    var onbuild_1 = require_onbuild();
    var util_1 = require_util();
    var workdir_1 = require_workdir();
    var ImageTemplate = class {
      constructor() {
        this.comments = [];
        this.instructions = [];
      }
      addComment(comment) {
        this.comments.push(comment);
      }
      getComments() {
        return this.comments;
      }
      addInstruction(instruction) {
        this.instructions.push(instruction);
      }
      getInstructions() {
        return this.instructions;
      }
      getInstructionAt(line) {
        for (let instruction of this.instructions) {
          if (util_1.Util.isInsideRange(vscode_languageserver_types_1.Position.create(line, 0), instruction.getRange())) {
            return instruction;
          }
        }
        return null;
      }
      /**
       * Gets all the ARG instructions that are defined in this image.
       */
      getARGs() {
        let args = [];
        for (let instruction of this.instructions) {
          if (instruction instanceof arg_1.Arg) {
            args.push(instruction);
          }
        }
        return args;
      }
      /**
       * Gets all the CMD instructions that are defined in this image.
       */
      getCMDs() {
        let cmds = [];
        for (let instruction of this.instructions) {
          if (instruction instanceof cmd_1.Cmd) {
            cmds.push(instruction);
          }
        }
        return cmds;
      }
      /**
       * Gets all the COPY instructions that are defined in this image.
       */
      getCOPYs() {
        let copies = [];
        for (let instruction of this.instructions) {
          if (instruction instanceof copy_1.Copy) {
            copies.push(instruction);
          }
        }
        return copies;
      }
      /**
       * Gets all the ENTRYPOINT instructions that are defined in this image.
       */
      getENTRYPOINTs() {
        let froms = [];
        for (let instruction of this.instructions) {
          if (instruction instanceof entrypoint_1.Entrypoint) {
            froms.push(instruction);
          }
        }
        return froms;
      }
      /**
       * Gets all the ENV instructions that are defined in this image.
       */
      getENVs() {
        let args = [];
        for (let instruction of this.instructions) {
          if (instruction instanceof env_1.Env) {
            args.push(instruction);
          }
        }
        return args;
      }
      getFROM() {
        for (const instruction of this.instructions) {
          if (instruction instanceof from_1.From) {
            return instruction;
          }
        }
        return null;
      }
      /**
       * Gets all the FROM instructions that are defined in this image.
       */
      getFROMs() {
        let froms = [];
        for (let instruction of this.instructions) {
          if (instruction instanceof from_1.From) {
            froms.push(instruction);
          }
        }
        return froms;
      }
      /**
       * Gets all the HEALTHCHECK instructions that are defined in this image.
       */
      getHEALTHCHECKs() {
        let froms = [];
        for (let instruction of this.instructions) {
          if (instruction instanceof healthcheck_1.Healthcheck) {
            froms.push(instruction);
          }
        }
        return froms;
      }
      getWORKDIRs() {
        const workdirs = [];
        for (const instruction of this.instructions) {
          if (instruction instanceof workdir_1.Workdir) {
            workdirs.push(instruction);
          }
        }
        return workdirs;
      }
      getOnbuildTriggers() {
        let triggers = [];
        for (let instruction of this.instructions) {
          if (instruction instanceof onbuild_1.Onbuild) {
            let trigger = instruction.getTriggerInstruction();
            if (trigger) {
              triggers.push(trigger);
            }
          }
        }
        return triggers;
      }
      getAvailableVariables(currentLine) {
        const variables = [];
        for (const arg of this.getARGs()) {
          if (arg.isBefore(currentLine)) {
            const property = arg.getProperty();
            if (property) {
              const variable = property.getName();
              if (variables.indexOf(variable) === -1) {
                variables.push(variable);
              }
            }
          }
        }
        for (const env of this.getENVs()) {
          if (env.isBefore(currentLine)) {
            for (const property of env.getProperties()) {
              const variable = property.getName();
              if (variables.indexOf(variable) === -1) {
                variables.push(variable);
              }
            }
          }
        }
        return variables;
      }
      /**
       * Resolves a variable with the given name at the specified line
       * to its value. If null is returned, then the variable has been
       * defined but no value was given. If undefined is returned, then
       * a variable with the given name has not been defined yet as of
       * the given line.
       *
       * @param variable the name of the variable to resolve
       * @param line the line number that the variable is on, zero-based
       * @return the value of the variable as defined by an ARG or ENV
       *         instruction, or null if no value has been specified, or
       *         undefined if a variable with the given name has not
       *         been defined
       */
      resolveVariable(variable, line) {
        let envs = this.getENVs();
        for (let i = envs.length - 1; i >= 0; i--) {
          if (envs[i].isBefore(line)) {
            for (let property of envs[i].getProperties()) {
              if (property.getName() === variable) {
                return property.getValue();
              }
            }
          }
        }
        let args = this.getARGs();
        for (let i = args.length - 1; i >= 0; i--) {
          if (args[i].isBefore(line)) {
            let property = args[i].getProperty();
            if (property && property.getName() === variable) {
              return property.getValue();
            }
          }
        }
        return void 0;
      }
      getRange() {
        const instructions = this.getInstructions();
        if (instructions.length === 0) {
          return vscode_languageserver_types_1.Range.create(0, 0, 0, 0);
        }
        const instructionStart = instructions[0].getRange().start;
        const instructionEnd = instructions[instructions.length - 1].getRange().end;
        return vscode_languageserver_types_1.Range.create(instructionStart, instructionEnd);
      }
      contains(position) {
        const range = this.getRange();
        if (range === null) {
          return false;
        }
        return util_1.Util.isInsideRange(position, range);
      }
    };
    exports.ImageTemplate = ImageTemplate;
  }
});

// node_modules/dockerfile-ast/lib/dockerfile.js
var require_dockerfile = __commonJS({
  "node_modules/dockerfile-ast/lib/dockerfile.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Dockerfile = void 0;
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var ast = require_main();
    var imageTemplate_1 = require_imageTemplate();
    var from_1 = require_from();
    var util_1 = require_util();
    var main_1 = require_main();
    var Dockerfile = class extends imageTemplate_1.ImageTemplate {
      constructor(document) {
        super();
        this.initialInstructions = new imageTemplate_1.ImageTemplate();
        this.buildStages = [];
        this.directives = [];
        this.foundFrom = false;
        this.document = document;
      }
      getEscapeCharacter() {
        for (const directive of this.directives) {
          if (directive.getDirective() === ast.Directive.escape) {
            const value = directive.getValue();
            if (value === "\\" || value === "`") {
              return value;
            }
          }
        }
        return "\\";
      }
      getInitialARGs() {
        return this.initialInstructions.getARGs();
      }
      getContainingImage(position) {
        let range = vscode_languageserver_types_1.Range.create(vscode_languageserver_types_1.Position.create(0, 0), this.document.positionAt(this.document.getText().length));
        if (!util_1.Util.isInsideRange(position, range)) {
          return null;
        }
        if (this.initialInstructions.getComments().length > 0 || this.initialInstructions.getInstructions().length > 0) {
          if (util_1.Util.isInsideRange(position, this.initialInstructions.getRange())) {
            return this.initialInstructions;
          }
        }
        for (const buildStage of this.buildStages) {
          if (util_1.Util.isInsideRange(position, buildStage.getRange())) {
            return buildStage;
          }
        }
        return this;
      }
      addInstruction(instruction) {
        if (instruction.getKeyword() === main_1.Keyword.FROM) {
          this.currentBuildStage = new imageTemplate_1.ImageTemplate();
          this.buildStages.push(this.currentBuildStage);
          this.foundFrom = true;
        } else if (!this.foundFrom) {
          this.initialInstructions.addInstruction(instruction);
        }
        if (this.foundFrom) {
          this.currentBuildStage.addInstruction(instruction);
        }
        super.addInstruction(instruction);
      }
      setDirectives(directives) {
        this.directives = directives;
      }
      getDirective() {
        return this.directives.length === 0 ? null : this.directives[0];
      }
      getDirectives() {
        return this.directives;
      }
      resolveVariable(variable, line) {
        for (let from of this.getFROMs()) {
          let range = from.getRange();
          if (range.start.line <= line && line <= range.end.line) {
            let initialARGs = new imageTemplate_1.ImageTemplate();
            for (let instruction of this.initialInstructions.getARGs()) {
              initialARGs.addInstruction(instruction);
            }
            return initialARGs.resolveVariable(variable, line);
          }
        }
        let image = this.getContainingImage(vscode_languageserver_types_1.Position.create(line, 0));
        if (image === null) {
          return void 0;
        }
        let resolvedVariable = image.resolveVariable(variable, line);
        if (resolvedVariable === null) {
          let initialARGs = new imageTemplate_1.ImageTemplate();
          for (let instruction of this.initialInstructions.getARGs()) {
            initialARGs.addInstruction(instruction);
          }
          return initialARGs.resolveVariable(variable, line);
        }
        return resolvedVariable;
      }
      getAvailableVariables(currentLine) {
        if (this.getInstructionAt(currentLine) instanceof from_1.From) {
          let variables = [];
          for (let arg of this.getInitialARGs()) {
            let property = arg.getProperty();
            if (property) {
              variables.push(property.getName());
            }
          }
          return variables;
        }
        let image = this.getContainingImage(vscode_languageserver_types_1.Position.create(currentLine, 0));
        return image ? image.getAvailableVariables(currentLine) : [];
      }
      getParentStage(image) {
        const templateFrom = image.getFROM();
        const imageName = templateFrom === null ? null : templateFrom.getImageName();
        if (imageName === null) {
          return null;
        }
        for (const from of this.getFROMs()) {
          if (from.getBuildStage() === imageName) {
            const range = from.getRange();
            if (range.start.line === templateFrom.getRange().start.line) {
              return null;
            }
            return this.getContainingImage(range.start);
          }
        }
        return null;
      }
      getStageHierarchy(line) {
        const image = this.getContainingImage(vscode_languageserver_types_1.Position.create(line, 0));
        if (image === null) {
          return [];
        }
        const stages = [image];
        let stage = this.getParentStage(image);
        while (stage !== null) {
          stages.splice(0, 0, stage);
          stage = this.getParentStage(stage);
        }
        return stages;
      }
      getAvailableWorkingDirectories(line) {
        const availableDirectories = /* @__PURE__ */ new Set();
        for (const image of this.getStageHierarchy(line)) {
          for (const workdir of image.getWORKDIRs()) {
            if (workdir.getRange().end.line < line) {
              let directory = workdir.getAbsolutePath();
              if (directory !== void 0 && directory !== null) {
                if (!directory.endsWith("/")) {
                  directory += "/";
                }
                availableDirectories.add(directory);
              }
            }
          }
        }
        return Array.from(availableDirectories);
      }
      /**
       * Internally reorganize the comments in the Dockerfile and allocate
       * them to the relevant build stages that they belong to.
       */
      organizeComments() {
        const comments = this.getComments();
        for (let i = 0; i < comments.length; i++) {
          if (util_1.Util.isInsideRange(comments[i].getRange().end, this.initialInstructions.getRange())) {
            this.initialInstructions.addComment(comments[i]);
          } else {
            for (const buildStage of this.buildStages) {
              if (util_1.Util.isInsideRange(comments[i].getRange().start, buildStage.getRange())) {
                buildStage.addComment(comments[i]);
              }
            }
          }
        }
      }
      getRange() {
        const comments = this.getComments();
        const instructions = this.getInstructions();
        let range = null;
        if (comments.length === 0) {
          if (instructions.length > 0) {
            range = vscode_languageserver_types_1.Range.create(instructions[0].getRange().start, instructions[instructions.length - 1].getRange().end);
          }
        } else if (instructions.length === 0) {
          range = vscode_languageserver_types_1.Range.create(comments[0].getRange().start, comments[comments.length - 1].getRange().end);
        } else {
          const commentStart = comments[0].getRange().start;
          const commentEnd = comments[comments.length - 1].getRange().end;
          const instructionStart = instructions[0].getRange().start;
          const instructionEnd = instructions[instructions.length - 1].getRange().end;
          if (commentStart.line < instructionStart.line) {
            if (commentEnd.line < instructionEnd.line) {
              range = vscode_languageserver_types_1.Range.create(commentStart, instructionEnd);
            }
            range = vscode_languageserver_types_1.Range.create(commentStart, commentEnd);
          } else if (commentEnd.line < instructionEnd.line) {
            range = vscode_languageserver_types_1.Range.create(instructionStart, instructionEnd);
          } else {
            range = vscode_languageserver_types_1.Range.create(instructionStart, commentEnd);
          }
        }
        if (range === null) {
          if (this.directives.length === 0) {
            return null;
          }
          return this.directives[0].getRange();
        } else if (this.directives.length === 0) {
          return range;
        }
        return vscode_languageserver_types_1.Range.create(this.directives[0].getRange().start, range.end);
      }
    };
    exports.Dockerfile = Dockerfile;
  }
});

// node_modules/dockerfile-ast/lib/parser.js
var require_parser = __commonJS({
  "node_modules/dockerfile-ast/lib/parser.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Parser = void 0;
    var vscode_languageserver_textdocument_1 = (init_main2(), __toCommonJS(main_exports2));
    var vscode_languageserver_types_1 = (init_main(), __toCommonJS(main_exports));
    var comment_1 = require_comment();
    var parserDirective_1 = require_parserDirective();
    var instruction_1 = require_instruction();
    var add_1 = require_add();
    var arg_1 = require_arg();
    var cmd_1 = require_cmd();
    var copy_1 = require_copy();
    var env_1 = require_env();
    var entrypoint_1 = require_entrypoint();
    var from_1 = require_from();
    var healthcheck_1 = require_healthcheck();
    var label_1 = require_label();
    var onbuild_1 = require_onbuild();
    var run_1 = require_run();
    var shell_1 = require_shell();
    var stopsignal_1 = require_stopsignal();
    var workdir_1 = require_workdir();
    var user_1 = require_user();
    var volume_1 = require_volume();
    var dockerfile_1 = require_dockerfile();
    var util_1 = require_util();
    var main_1 = require_main();
    var Parser = class _Parser {
      constructor() {
        this.escapeChar = null;
      }
      static createInstruction(document, dockerfile, escapeChar, lineRange, instruction, instructionRange) {
        switch (instruction.toUpperCase()) {
          case "ADD":
            return new add_1.Add(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "ARG":
            return new arg_1.Arg(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "CMD":
            return new cmd_1.Cmd(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "COPY":
            return new copy_1.Copy(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "ENTRYPOINT":
            return new entrypoint_1.Entrypoint(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "ENV":
            return new env_1.Env(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "FROM":
            return new from_1.From(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "HEALTHCHECK":
            return new healthcheck_1.Healthcheck(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "LABEL":
            return new label_1.Label(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "ONBUILD":
            return new onbuild_1.Onbuild(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "RUN":
            return new run_1.Run(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "SHELL":
            return new shell_1.Shell(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "STOPSIGNAL":
            return new stopsignal_1.Stopsignal(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "WORKDIR":
            return new workdir_1.Workdir(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "USER":
            return new user_1.User(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
          case "VOLUME":
            return new volume_1.Volume(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
        }
        return new instruction_1.Instruction(document, lineRange, dockerfile, escapeChar, instruction, instructionRange);
      }
      getParserDirectives(document, buffer) {
        const directives = [];
        this.escapeChar = "";
        const offset = util_1.Util.isUTF8BOM(buffer.substring(0, 1)) ? 1 : 0;
        directiveCheck: for (let i = offset; i < buffer.length; i++) {
          switch (buffer.charAt(i)) {
            case " ":
            case "	":
              break;
            case "\r":
            case "\n":
              break directiveCheck;
            case "#":
              let directiveStart = -1;
              let directiveEnd = -1;
              for (let j = i + 1; j < buffer.length; j++) {
                let char = buffer.charAt(j);
                switch (char) {
                  case " ":
                  case "	":
                    if (directiveStart !== -1 && directiveEnd === -1) {
                      directiveEnd = j;
                    }
                    break;
                  case "\r":
                  case "\n":
                    break directiveCheck;
                  case "=":
                    let valueStart = -1;
                    let valueEnd = -1;
                    if (directiveEnd === -1) {
                      directiveEnd = j;
                    }
                    let lineEnd = buffer.length;
                    directiveValue: for (let k = j + 1; k < buffer.length; k++) {
                      char = buffer.charAt(k);
                      switch (char) {
                        case "\r":
                        case "\n":
                          if (valueStart !== -1 && valueEnd === -1) {
                            valueEnd = k;
                          }
                          lineEnd = k;
                          break directiveValue;
                        case "	":
                        case " ":
                          if (valueStart !== -1 && valueEnd === -1) {
                            valueEnd = k;
                          }
                          continue;
                        default:
                          if (valueStart === -1) {
                            valueStart = k;
                          }
                          break;
                      }
                    }
                    if (directiveStart === -1) {
                      break directiveCheck;
                    }
                    if (valueStart === -1) {
                      valueStart = j + 1;
                      valueEnd = lineEnd;
                    } else if (valueEnd === -1) {
                      valueEnd = buffer.length;
                    }
                    const lineRange = vscode_languageserver_types_1.Range.create(document.positionAt(i), document.positionAt(lineEnd));
                    const nameRange = vscode_languageserver_types_1.Range.create(document.positionAt(directiveStart), document.positionAt(directiveEnd));
                    const valueRange = vscode_languageserver_types_1.Range.create(document.positionAt(valueStart), document.positionAt(valueEnd));
                    directives.push(new parserDirective_1.ParserDirective(document, lineRange, nameRange, valueRange));
                    directiveStart = -1;
                    if (buffer.charAt(valueEnd) === "\r") {
                      i = valueEnd + 1;
                    } else {
                      i = valueEnd;
                    }
                    continue directiveCheck;
                  default:
                    if (directiveStart === -1) {
                      directiveStart = j;
                    }
                    break;
                }
              }
              break;
            default:
              break directiveCheck;
          }
        }
        return directives;
      }
      parse(buffer) {
        this.document = vscode_languageserver_textdocument_1.TextDocument.create("", "", 0, buffer);
        this.buffer = buffer;
        let dockerfile = new dockerfile_1.Dockerfile(this.document);
        let directives = this.getParserDirectives(this.document, this.buffer);
        let offset = 0;
        this.escapeChar = "\\";
        if (directives.length > 0) {
          dockerfile.setDirectives(directives);
          this.escapeChar = dockerfile.getEscapeCharacter();
          offset = this.document.offsetAt(vscode_languageserver_types_1.Position.create(directives.length, 0));
        } else if (util_1.Util.isUTF8BOM(buffer.substring(0, 1))) {
          offset = 1;
        }
        for (let i = offset; i < this.buffer.length; i++) {
          const char = this.buffer.charAt(i);
          switch (char) {
            case " ":
            case "	":
            case "\r":
            case "\n":
              break;
            case "#":
              i = this.processComment(dockerfile, i);
              break;
            default:
              i = this.processInstruction(dockerfile, char, i);
              break;
          }
        }
        dockerfile.organizeComments();
        return dockerfile;
      }
      processInstruction(dockerfile, char, start) {
        let instruction = char;
        let instructionEnd = -1;
        let escapedInstruction = false;
        instructionCheck: for (let i = start + 1; i < this.buffer.length; i++) {
          char = this.buffer.charAt(i);
          switch (char) {
            case this.escapeChar:
              escapedInstruction = true;
              char = this.buffer.charAt(i + 1);
              if (char === "\r" || char === "\n") {
                if (instructionEnd === -1) {
                  instructionEnd = i;
                }
                i++;
              } else if (char === " " || char === "	") {
                for (let j = i + 2; j < this.buffer.length; j++) {
                  switch (this.buffer.charAt(j)) {
                    case " ":
                    case "	":
                      break;
                    case "\r":
                    case "\n":
                      i = j;
                      continue instructionCheck;
                    default:
                      instructionEnd = i + 1;
                      instruction = instruction + this.escapeChar;
                      i = j - 2;
                      continue instructionCheck;
                  }
                }
                instructionEnd = i + 1;
                instruction = instruction + this.escapeChar;
                break instructionCheck;
              } else {
                instructionEnd = i + 1;
                instruction = instruction + this.escapeChar;
                escapedInstruction = false;
              }
              break;
            case " ":
            case "	":
              if (escapedInstruction) {
                escapeCheck: for (let j = i + 1; j < this.buffer.length; j++) {
                  switch (this.buffer.charAt(j)) {
                    case " ":
                    case "	":
                      break;
                    case "\r":
                    case "\n":
                      i = j;
                      continue instructionCheck;
                    default:
                      break escapeCheck;
                  }
                }
                escapedInstruction = false;
              }
              if (instructionEnd === -1) {
                instructionEnd = i;
              }
              i = this.processArguments(dockerfile, instruction, instructionEnd, start, i);
              dockerfile.addInstruction(this.createInstruction(dockerfile, instruction, start, instructionEnd, i));
              return i;
            case "\r":
            case "\n":
              if (escapedInstruction) {
                continue;
              }
              if (instructionEnd === -1) {
                instructionEnd = i;
              }
              dockerfile.addInstruction(this.createInstruction(dockerfile, instruction, start, i, i));
              return i;
            case "#":
              if (escapedInstruction) {
                continue;
              }
            default:
              instructionEnd = i + 1;
              instruction = instruction + char;
              escapedInstruction = false;
              break;
          }
        }
        if (instructionEnd === -1) {
          instructionEnd = this.buffer.length;
        }
        dockerfile.addInstruction(this.createInstruction(dockerfile, instruction, start, instructionEnd, this.buffer.length));
        return this.buffer.length;
      }
      processHeredocs(instruction, offset) {
        let keyword = instruction.getKeyword();
        if (keyword === main_1.Keyword.ONBUILD) {
          instruction = instruction.getTriggerInstruction();
          if (instruction === null) {
            return offset;
          }
          keyword = instruction.getKeyword();
        }
        if (keyword !== main_1.Keyword.ADD && keyword !== main_1.Keyword.COPY && keyword !== main_1.Keyword.RUN) {
          return offset;
        }
        const heredocs = [];
        let tabbed = false;
        for (const arg of instruction.getArguments()) {
          const value = arg.getValue();
          if (value.startsWith("<<") && value.length > 2) {
            if (value.startsWith("<<-")) {
              tabbed = true;
            }
            const name = util_1.Util.parseHeredocName(value);
            if (name !== null) {
              heredocs.push(name);
            }
          }
        }
        if (heredocs.length > 0) {
          for (const heredoc of heredocs) {
            offset = this.parseHeredoc(heredoc, offset, tabbed);
          }
        }
        return offset;
      }
      processArguments(dockerfile, instruction, instructionEnd, start, offset) {
        let escaped = false;
        argumentsCheck: for (let i = offset + 1; i < this.buffer.length; i++) {
          switch (this.buffer.charAt(i)) {
            case "\r":
            case "\n":
              if (escaped) {
                continue;
              }
              return this.processHeredocs(this.createInstruction(dockerfile, instruction, start, instructionEnd, i), i);
            case this.escapeChar:
              const next = this.buffer.charAt(i + 1);
              if (next === "\n" || next === "\r") {
                escaped = true;
                i++;
              } else if (next === " " || next === "	") {
                for (let j = i + 2; j < this.buffer.length; j++) {
                  switch (this.buffer.charAt(j)) {
                    case " ":
                    case "	":
                      break;
                    case "\r":
                    case "\n":
                      escaped = true;
                    default:
                      i = j;
                      continue argumentsCheck;
                  }
                }
                return this.buffer.length;
              }
              continue;
            case "#":
              if (escaped) {
                i = this.processComment(dockerfile, i);
                continue argumentsCheck;
              }
              break;
            case " ":
            case "	":
              break;
            default:
              if (escaped) {
                escaped = false;
              }
              break;
          }
        }
        return this.buffer.length;
      }
      processComment(dockerfile, start) {
        let end = this.buffer.length;
        commentLoop: for (let i = start + 1; i < this.buffer.length; i++) {
          switch (this.buffer.charAt(i)) {
            case "\r":
            case "\n":
              end = i;
              break commentLoop;
          }
        }
        const range = vscode_languageserver_types_1.Range.create(this.document.positionAt(start), this.document.positionAt(end));
        dockerfile.addComment(new comment_1.Comment(this.document, range));
        return end;
      }
      parseHeredoc(heredocName, offset, tabbed) {
        let startWord = -1;
        let lineStart = true;
        for (let i = offset; i < this.buffer.length; i++) {
          switch (this.buffer.charAt(i)) {
            case " ":
              lineStart = false;
              break;
            case "	":
              if (!tabbed) {
                lineStart = false;
              }
              break;
            case "\r":
            case "\n":
              if (startWord !== -1 && heredocName === this.buffer.substring(startWord, i)) {
                return i;
              }
              startWord = -1;
              lineStart = true;
              break;
            default:
              if (lineStart) {
                startWord = i;
                lineStart = false;
              }
              break;
          }
        }
        return this.buffer.length;
      }
      createInstruction(dockerfile, instruction, start, instructionEnd, end) {
        const startPosition = this.document.positionAt(start);
        const instructionRange = vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(instructionEnd));
        const lineRange = vscode_languageserver_types_1.Range.create(startPosition, this.document.positionAt(end));
        return _Parser.createInstruction(this.document, dockerfile, this.escapeChar, lineRange, instruction, instructionRange);
      }
    };
    exports.Parser = Parser;
  }
});

// node_modules/dockerfile-ast/lib/main.js
var require_main = __commonJS({
  "node_modules/dockerfile-ast/lib/main.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.DockerfileParser = exports.DefaultVariables = exports.Directive = exports.Keyword = exports.Workdir = exports.Volume = exports.User = exports.Stopsignal = exports.Shell = exports.Run = exports.PropertyInstruction = exports.Onbuild = exports.ModifiableInstruction = exports.Label = exports.JSONInstruction = exports.Heredoc = exports.Healthcheck = exports.From = exports.Env = exports.Entrypoint = exports.Copy = exports.Cmd = exports.Arg = exports.Add = exports.Variable = exports.Property = exports.ParserDirective = exports.Line = exports.Instruction = exports.Flag = exports.Comment = exports.JSONArgument = exports.Argument = void 0;
    var argument_1 = require_argument();
    Object.defineProperty(exports, "Argument", { enumerable: true, get: function() {
      return argument_1.Argument;
    } });
    var jsonArgument_1 = require_jsonArgument();
    Object.defineProperty(exports, "JSONArgument", { enumerable: true, get: function() {
      return jsonArgument_1.JSONArgument;
    } });
    var comment_1 = require_comment();
    Object.defineProperty(exports, "Comment", { enumerable: true, get: function() {
      return comment_1.Comment;
    } });
    var parser_1 = require_parser();
    var flag_1 = require_flag();
    Object.defineProperty(exports, "Flag", { enumerable: true, get: function() {
      return flag_1.Flag;
    } });
    var instruction_1 = require_instruction();
    Object.defineProperty(exports, "Instruction", { enumerable: true, get: function() {
      return instruction_1.Instruction;
    } });
    var line_1 = require_line();
    Object.defineProperty(exports, "Line", { enumerable: true, get: function() {
      return line_1.Line;
    } });
    var parserDirective_1 = require_parserDirective();
    Object.defineProperty(exports, "ParserDirective", { enumerable: true, get: function() {
      return parserDirective_1.ParserDirective;
    } });
    var property_1 = require_property();
    Object.defineProperty(exports, "Property", { enumerable: true, get: function() {
      return property_1.Property;
    } });
    var variable_1 = require_variable();
    Object.defineProperty(exports, "Variable", { enumerable: true, get: function() {
      return variable_1.Variable;
    } });
    var add_1 = require_add();
    Object.defineProperty(exports, "Add", { enumerable: true, get: function() {
      return add_1.Add;
    } });
    var arg_1 = require_arg();
    Object.defineProperty(exports, "Arg", { enumerable: true, get: function() {
      return arg_1.Arg;
    } });
    var cmd_1 = require_cmd();
    Object.defineProperty(exports, "Cmd", { enumerable: true, get: function() {
      return cmd_1.Cmd;
    } });
    var copy_1 = require_copy();
    Object.defineProperty(exports, "Copy", { enumerable: true, get: function() {
      return copy_1.Copy;
    } });
    var entrypoint_1 = require_entrypoint();
    Object.defineProperty(exports, "Entrypoint", { enumerable: true, get: function() {
      return entrypoint_1.Entrypoint;
    } });
    var env_1 = require_env();
    Object.defineProperty(exports, "Env", { enumerable: true, get: function() {
      return env_1.Env;
    } });
    var from_1 = require_from();
    Object.defineProperty(exports, "From", { enumerable: true, get: function() {
      return from_1.From;
    } });
    var healthcheck_1 = require_healthcheck();
    Object.defineProperty(exports, "Healthcheck", { enumerable: true, get: function() {
      return healthcheck_1.Healthcheck;
    } });
    var heredoc_1 = require_heredoc();
    Object.defineProperty(exports, "Heredoc", { enumerable: true, get: function() {
      return heredoc_1.Heredoc;
    } });
    var jsonInstruction_1 = require_jsonInstruction();
    Object.defineProperty(exports, "JSONInstruction", { enumerable: true, get: function() {
      return jsonInstruction_1.JSONInstruction;
    } });
    var label_1 = require_label();
    Object.defineProperty(exports, "Label", { enumerable: true, get: function() {
      return label_1.Label;
    } });
    var modifiableInstruction_1 = require_modifiableInstruction();
    Object.defineProperty(exports, "ModifiableInstruction", { enumerable: true, get: function() {
      return modifiableInstruction_1.ModifiableInstruction;
    } });
    var onbuild_1 = require_onbuild();
    Object.defineProperty(exports, "Onbuild", { enumerable: true, get: function() {
      return onbuild_1.Onbuild;
    } });
    var propertyInstruction_1 = require_propertyInstruction();
    Object.defineProperty(exports, "PropertyInstruction", { enumerable: true, get: function() {
      return propertyInstruction_1.PropertyInstruction;
    } });
    var run_1 = require_run();
    Object.defineProperty(exports, "Run", { enumerable: true, get: function() {
      return run_1.Run;
    } });
    var shell_1 = require_shell();
    Object.defineProperty(exports, "Shell", { enumerable: true, get: function() {
      return shell_1.Shell;
    } });
    var stopsignal_1 = require_stopsignal();
    Object.defineProperty(exports, "Stopsignal", { enumerable: true, get: function() {
      return stopsignal_1.Stopsignal;
    } });
    var user_1 = require_user();
    Object.defineProperty(exports, "User", { enumerable: true, get: function() {
      return user_1.User;
    } });
    var volume_1 = require_volume();
    Object.defineProperty(exports, "Volume", { enumerable: true, get: function() {
      return volume_1.Volume;
    } });
    var workdir_1 = require_workdir();
    Object.defineProperty(exports, "Workdir", { enumerable: true, get: function() {
      return workdir_1.Workdir;
    } });
    var Keyword;
    (function(Keyword2) {
      Keyword2["ADD"] = "ADD";
      Keyword2["ARG"] = "ARG";
      Keyword2["CMD"] = "CMD";
      Keyword2["COPY"] = "COPY";
      Keyword2["ENTRYPOINT"] = "ENTRYPOINT";
      Keyword2["ENV"] = "ENV";
      Keyword2["EXPOSE"] = "EXPOSE";
      Keyword2["FROM"] = "FROM";
      Keyword2["HEALTHCHECK"] = "HEALTHCHECK";
      Keyword2["LABEL"] = "LABEL";
      Keyword2["MAINTAINER"] = "MAINTAINER";
      Keyword2["ONBUILD"] = "ONBUILD";
      Keyword2["RUN"] = "RUN";
      Keyword2["SHELL"] = "SHELL";
      Keyword2["STOPSIGNAL"] = "STOPSIGNAL";
      Keyword2["USER"] = "USER";
      Keyword2["VOLUME"] = "VOLUME";
      Keyword2["WORKDIR"] = "WORKDIR";
    })(Keyword || (exports.Keyword = Keyword = {}));
    var Directive;
    (function(Directive2) {
      Directive2["escape"] = "escape";
      Directive2["syntax"] = "syntax";
    })(Directive || (exports.Directive = Directive = {}));
    exports.DefaultVariables = [
      "ALL_PROXY",
      "all_proxy",
      "FTP_PROXY",
      "ftp_proxy",
      "HTTP_PROXY",
      "http_proxy",
      "HTTPS_PROXY",
      "https_proxy",
      "NO_PROXY",
      "no_proxy"
    ];
    var DockerfileParser2;
    (function(DockerfileParser3) {
      function parse(content) {
        let parser = new parser_1.Parser();
        return parser.parse(content);
      }
      DockerfileParser3.parse = parse;
    })(DockerfileParser2 || (exports.DockerfileParser = DockerfileParser2 = {}));
  }
});

// src/actions/image/main.ts
import { rm as rm3 } from "node:fs/promises";

// src/actions/image/dockerfile.ts
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";

// src/dockerfile/read.ts
var import_dockerfile_ast = __toESM(require_main(), 1);

// src/dockerfile/secret-mounts.ts
function secretMountsOf(flags, escapeCharacter) {
  return flags.filter(({ name }) => name === "mount").flatMap((flag) => secretMountOf(flag, escapeCharacter) ?? []);
}
function mountSourcesOf(flags, escapeCharacter) {
  const mounts = flags.filter(({ name }) => name === "mount");
  return mounts.flatMap(({ value }) => fieldsOf(value, escapeCharacter).get("from") ?? []);
}
function secretMountOf({ value, line }, escapeCharacter) {
  const fields = fieldsOf(value, escapeCharacter);
  if (fields.get("type")?.toLowerCase() !== "secret") return void 0;
  const target = fields.get("target") ?? fields.get("dst") ?? fields.get("destination") ?? "";
  const id = fields.get("source") || fields.get("src") || fields.get("id") || (target.split("/").at(-1) ?? "");
  const required = fields.get("required");
  return {
    id,
    variable: id.includes("$"),
    // `required` alone means true.
    required: required !== void 0 && /^(?:|1|t|true)$/i.test(required),
    line,
    onBuild: false
  };
}
function fieldsOf(value, escapeCharacter) {
  const fields = withoutQuotes(value, escapeCharacter).split(",");
  return new Map(
    fields.map((field) => {
      const equals = field.indexOf("=");
      const key = equals === -1 ? field : field.slice(0, equals);
      return [key.trim().toLowerCase(), equals === -1 ? "" : field.slice(equals + 1)];
    })
  );
}
function withoutQuotes(word, escapeCharacter) {
  let text = "";
  let quote = "";
  for (let at = 0; at < word.length; at += 1) {
    const character = word[at] ?? "";
    if (character === escapeCharacter) {
      at += 1;
      text += word[at] ?? "";
    } else if (quote === "" && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = "";
    else text += character;
  }
  return text;
}

// src/dockerfile/read.ts
function readDockerfile(text) {
  const parsed = import_dockerfile_ast.DockerfileParser.parse(text);
  const escapeCharacter = parsed.getEscapeCharacter();
  const all = parsed.getInstructions();
  const first = all.findIndex((instruction) => instruction instanceof import_dockerfile_ast.From);
  const globals = first === -1 ? all : all.slice(0, first);
  return {
    globalArgs: globals.flatMap(argsOf),
    stages: first === -1 ? [] : readStages(all.slice(first), escapeCharacter),
    understood: all.every((instruction) => knownKeywords.has(instruction.getKeyword().toUpperCase()))
  };
}
var knownKeywords = /* @__PURE__ */ new Set([
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER",
  "ONBUILD",
  "RUN",
  "SHELL",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR"
]);
function readStages(instructions, escapeCharacter) {
  const stages = [];
  const bounds = instructions.flatMap((instruction, at) => instruction instanceof import_dockerfile_ast.From ? [at] : []);
  bounds.forEach((start, index) => {
    const from = instructions[start];
    if (!(from instanceof import_dockerfile_ast.From)) return;
    const own = instructions.slice(start + 1, bounds[index + 1]);
    const image = from.getImage() ?? "";
    stages.push({
      index,
      name: from.getBuildStage()?.toLowerCase(),
      line: lineOf(from),
      image,
      // A name refers to a stage that is already there.
      base: stages.find(({ name }) => name !== void 0 && name === image.toLowerCase())?.index,
      variables: variablesOf(from),
      instructions: own.map((instruction) => readInstruction(instruction, escapeCharacter))
    });
  });
  return stages;
}
function readInstruction(instruction, escapeCharacter) {
  const { start, end } = instruction.getRange();
  const keyword = instruction.getKeyword().toUpperCase();
  const trigger = keyword === "ONBUILD" ? triggerOf(instruction, escapeCharacter) : void 0;
  const flags = flagsOf(instruction);
  return {
    keyword,
    line: start.line + 1,
    endLine: end.line + 1,
    column: start.character,
    text: instruction.getRawArgumentsContent() ?? "",
    args: argsOf(instruction),
    sets: instruction instanceof import_dockerfile_ast.Env ? instruction.getProperties().map((property) => property.getName()) : [],
    variables: variablesOf(instruction),
    secretMounts: keyword === "RUN" ? secretMountsOf(flags, escapeCharacter) : trigger?.secretMounts ?? [],
    from: [
      ...flags.filter(({ name }) => name === "from").map(({ value }) => value),
      ...mountSourcesOf(flags, escapeCharacter)
    ]
  };
}
function triggerOf(instruction, escapeCharacter) {
  const parsed = import_dockerfile_ast.DockerfileParser.parse(
    `${escapeCharacter === "`" ? "# escape=`\n" : ""}${instruction.getRawArgumentsContent() ?? ""}`
  );
  const [trigger] = parsed.getInstructions();
  if (trigger?.getKeyword().toUpperCase() !== "RUN") return { secretMounts: [] };
  const line = lineOf(instruction);
  return {
    secretMounts: secretMountsOf(flagsOf(trigger), escapeCharacter).map((mount) => ({ ...mount, line, onBuild: true }))
  };
}
function flagsOf(instruction) {
  if (!(instruction instanceof import_dockerfile_ast.ModifiableInstruction)) return [];
  return instruction.getFlags().map((flag) => ({
    name: flag.getName(),
    value: flag.getValue() ?? "",
    line: flag.getRange().start.line + 1
  }));
}
function argsOf(instruction) {
  if (!(instruction instanceof import_dockerfile_ast.Arg)) return [];
  return instruction.getPropertyArguments().map((argument) => {
    const [, name = "", defaultValue] = /^([^=]*)(?:=(.*))?$/s.exec(argument.getValue()) ?? [];
    return { name, defaultValue, line: argument.getRange().start.line + 1 };
  });
}
function variablesOf(instruction) {
  return [...new Set(instruction.getVariables().map((variable) => variable.getName()))];
}
function lineOf(instruction) {
  return instruction.getRange().start.line + 1;
}

// src/actions/image/dockerfile.ts
async function requireDockerfile({ context, file }) {
  if (isRemote(context)) return;
  if (!(await stat(context).catch(() => void 0))?.isDirectory()) throw contextMissing(context);
  const path2 = pathOf({ context, file });
  if (!(await stat(path2).catch(() => void 0))?.isFile()) throw dockerfileMissing(path2);
}
async function readDockerfileText(inputs) {
  const path2 = pathOf(inputs);
  if (isRemote(inputs.context))
    return {
      source: { path: `${inputs.file ?? "Dockerfile"} of ${inputs.context}`, content: void 0 },
      text: void 0
    };
  const text = await readFile(path2, "utf8");
  return { source: { path: path2, content: readDockerfile(text) }, text };
}
function pathOf({ context, file }) {
  return file ?? join(context, "Dockerfile");
}
function isRemote(context) {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i.test(context);
}
function contextMissing(context) {
  return new BerthError("INVALID_INPUT", {
    what: `"context" ${context} is not a directory.`,
    why: "It is looked for relative to the workspace, which is empty until actions/checkout has run.",
    fix: 'Run actions/checkout before this step, or correct "context".'
  });
}
function dockerfileMissing(path2) {
  return new BerthError("DOCKERFILE_NOT_FOUND", {
    what: `There is no Dockerfile at ${path2}.`,
    why: '"file" is looked for relative to the workspace; unset, it is Dockerfile in "context".',
    fix: 'Correct "file" or "context", and make sure that actions/checkout has run before this step.'
  });
}

// src/actions/image/secrets.ts
import { readFile as readFile2, stat as stat2 } from "node:fs/promises";
async function readSecrets(inputs, host) {
  const handoff = inputs.buildArgsFile === void 0 ? void 0 : await readHandoff(inputs.buildArgsFile);
  const own = [...inputs.secrets.map(({ id, value }) => textSecret(id, value)), ...await readSecretFiles(inputs)];
  const all = [...handoff?.entries ?? [], ...own.map(({ id, content }) => ({ name: id, value: content.toString() }))];
  const hidden = [...all.map(({ value }) => value), inputs.secretsCacheKey ?? ""];
  for (const mask of new Set(hidden.flatMap((value) => planMasks(value).masks))) host.mask(mask);
  return {
    buildArgs: joinBuildArgs(inputs, handoff),
    buildSecrets: joinBuildSecrets(own, handoff),
    runtime: handoff !== void 0 && isRuntime(handoff) ? handoff.entries : [],
    all
  };
}
async function readHandoff(path2) {
  const text = await readFile2(path2, "utf8").catch((thrown) => {
    throw unreadable(path2, thrown);
  });
  return parseHandoff(text, path2);
}
function isRuntime({ mode }) {
  return mode === "runtime-ssm" || mode === "runtime-secrets-manager";
}
function joinBuildArgs(inputs, handoff) {
  const buildArgs = [...inputs.buildArgs, ...handoff?.mode === "build-args" ? handoff.entries : []];
  const repeated2 = repeatedNames(buildArgs.map(({ name }) => name));
  if (repeated2.length > 0) throw givenTwice(repeated2, '"build-args" and by "build-args-file"');
  return buildArgs;
}
function joinBuildSecrets(own, handoff) {
  const secrets = [...handoff?.mode === "build-secrets" ? secretsOf(handoff) : [], ...own];
  const ids = secrets.map(({ id }) => id);
  const repeated2 = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (repeated2.length > 0)
    throw givenTwice(repeated2, 'more than one of "build-args-file", "secrets" and "secret-files"');
  for (const { id, content } of secrets) if (content.length > mostBytes) throw tooLarge(id, content.length);
  return secrets;
}
function secretsOf({ asFile, entries: entries2 }) {
  if (asFile === null) return entries2.map(({ name, value }) => ({ ...textSecret(name, value), chosen: true }));
  return [{ ...textSecret(idOfFile, formatValuesFile(asFile, entries2)), chosen: true }];
}
var idOfFile = "secrets";
var mostBytes = 500 * 1024;
function textSecret(id, value) {
  return { id, content: Buffer.from(value, "utf8"), chosen: false };
}
async function readSecretFiles({ secretFiles }) {
  return Promise.all(
    secretFiles.map(async ({ id, path: path2 }) => {
      const size = (await stat2(path2).catch(() => void 0))?.size ?? 0;
      if (size > mostBytes) throw tooLarge(id, size);
      const content = await readFile2(path2).catch((thrown) => {
        throw secretFileUnreadable(id, path2, thrown);
      });
      if (content.length === 0) throw secretFileEmpty(id, path2);
      return { id, content, chosen: false };
    })
  );
}
function unreadable(path2, cause) {
  const sentences = {
    what: `"build-args-file" ${path2} cannot be read.`,
    why: asSentence(messageOf(cause)),
    fix: "Pass the output build-args-file of a build-args step of the same job."
  };
  return new BerthError("INVALID_INPUT", sentences, { cause });
}
function secretFileUnreadable(id, path2, cause) {
  const sentences = {
    what: `The file ${path2} of the build secret ${id} in "secret-files" cannot be read.`,
    why: asSentence(messageOf(cause)),
    fix: "Correct its path, which is relative to the workspace, or write the file in a step before this one."
  };
  return new BerthError("INVALID_INPUT", sentences, { cause });
}
function secretFileEmpty(id, path2) {
  return new BerthError("INVALID_INPUT", {
    what: `The file ${path2} of the build secret ${id} in "secret-files" is empty.`,
    why: "The build would go on without the secret, and nothing would tell.",
    fix: "Write the secret into it in a step before this one; GitHub puts an empty string where a secret does not exist."
  });
}
function tooLarge(id, bytes) {
  return new BerthError("INVALID_INPUT", {
    what: `The build secret ${id} is ${bytes} bytes long.`,
    why: `BuildKit takes at most ${mostBytes} bytes for a secret.`,
    fix: "Give the build a smaller secret, such as the key to a place from which it fetches the rest."
  });
}
function givenTwice(names, where) {
  return new BerthError("INVALID_INPUT", {
    what: `${names.join(", ")} ${names.length > 1 ? "are" : "is"} given by ${where}.`,
    why: "Docker would take one of the two values without a word.",
    fix: "Remove one of them."
  });
}

// src/actions/image/stages/build.ts
import { join as join3 } from "node:path";

// src/image/build/build.ts
import { readFile as readFile3 } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/dockerfile/cache-token.ts
function withCacheTokens(text, dockerfile, ids, tokenFor) {
  const lines = text.split("\n");
  const steps = dockerfile.stages.flatMap(({ instructions }) => instructions);
  for (const step of steps.filter(({ keyword }) => keyword === "RUN")) {
    const mounted = mountedIds(step, ids);
    if (mounted.length > 0) insertFlag(lines, step, flagOf(tokenFor(mounted)));
  }
  const triggers = steps.filter(({ keyword }) => keyword === "ONBUILD");
  const complete = dockerfile.understood && triggers.every((trigger) => mountedIds(trigger, ids).length === 0);
  return { text: lines.join("\n"), complete };
}
function withoutCacheTokens(line) {
  return line.replaceAll(/ ?--mount=type=secret,id=berth-[A-Za-z0-9]+(?= |$)/g, "");
}
function flagOf(token) {
  return ` --mount=type=secret,id=berth-${token}`;
}
function mountedIds({ secretMounts }, ids) {
  if (secretMounts.some(({ variable }) => variable)) return ids;
  return ids.filter((id) => secretMounts.some((mount) => mount.id === id));
}
function insertFlag(lines, { line, column, keyword }, flag) {
  const text = lines[line - 1] ?? "";
  const end = column + keyword.length;
  lines[line - 1] = `${text.slice(0, end)}${flag}${text.slice(end)}`;
}

// src/image/build/builder.ts
function chooseBuilder(probe2) {
  if (probe2.buildxVersion !== void 0) return { kind: "buildx", version: probe2.buildxVersion };
  const client = versionNumbers(probe2.clientVersion);
  if (isAtLeast(client, firstWithoutBuildKit))
    return {
      kind: "legacy",
      because: `client ${probe2.clientVersion} speaks BuildKit through buildx only, which is not installed`
    };
  if (!isAtLeast(client, firstWithBuildKit) || !isAtLeast(versionNumbers(probe2.apiVersion), firstApiWithBuildKit))
    return { kind: "legacy", because: "client or engine is older than BuildKit" };
  return { kind: "buildkit" };
}
function unmetDemands(builder, demands, node) {
  switch (builder.kind) {
    case "buildx":
      return [...unmetByVersion(builder.version, demands), ...node === void 0 ? [] : unmetByNode(node, demands)];
    case "buildkit":
      return [...unmetPlatforms(demands, 1), ...unmetWithoutBuildx(demands)];
    case "legacy":
      return [...unmetPlatforms(demands, 0), ...unmetWithoutBuildx(demands), ...unmetWithoutBuildKit(demands)];
  }
}
function demandsNode({ platforms: platforms2, attestations, reproducible, cacheTo }) {
  return platforms2.length > 1 || attestations.length > 0 || reproducible || !cacheTo.every(isInline);
}
function unmetByVersion(version, demands) {
  const { buildContexts, noCacheFilters, attestations, reproducible } = demands;
  return [
    ...buildContexts.length === 0 || isVersionAtLeast(version, [0, 8]) ? [] : ['"build-contexts"'],
    ...noCacheFilters.length === 0 || isVersionAtLeast(version, [0, 8]) ? [] : ['"no-cache-filters"'],
    ...isVersionAtLeast(version, [0, 10]) ? [] : attestations.map((name) => `"${name}"`),
    ...!reproducible || isVersionAtLeast(version, [0, 10]) ? [] : ['"reproducible"']
  ];
}
function unmetByNode(node, demands) {
  const { platforms: platforms2, attestations, reproducible, cacheTo } = demands;
  const limited = node.driver === "docker" && !node.containerdStore;
  const datable = node.buildKitVersion === void 0 || isVersionAtLeast(node.buildKitVersion, [0, 13]);
  return [
    ...limited && platforms2.length > 1 ? [platformsClause(platforms2)] : [],
    ...limited ? attestations.map((name) => `"${name}"`) : [],
    ...limited && !cacheTo.every(isInline) ? ['"cache-to"'] : [],
    ...reproducible && (limited || !datable) ? ['"reproducible"'] : []
  ];
}
function unmetWithoutBuildx(demands) {
  return [
    ...demands.cacheTo.length === 0 ? [] : ['"cache-to"'],
    ...demands.cacheFrom.every(isImageReference) ? [] : ['"cache-from" with a type'],
    ...demands.buildContexts.length === 0 ? [] : ['"build-contexts"'],
    ...demands.noCacheFilters.length === 0 ? [] : ['"no-cache-filters"'],
    ...demands.attestations.map((name) => `"${name}"`),
    ...demands.reproducible ? ['"reproducible"'] : []
  ];
}
function unmetWithoutBuildKit({ secrets, ssh }) {
  return [...secrets ? ["build secrets"] : [], ...ssh.length === 0 ? [] : ['"ssh"']];
}
function unmetPlatforms({ platforms: platforms2 }, most) {
  return platforms2.length <= most ? [] : [platformsClause(platforms2)];
}
function platformsClause(platforms2) {
  return `"platforms" ${platforms2.join(",")}`;
}
function isInline(cacheTo) {
  return /(?:^|,)\s*type=inline\b/.test(cacheTo);
}
function describeBuilder(builder) {
  switch (builder.kind) {
    case "buildx":
      return builder.version === "unknown" ? "buildx" : `buildx ${builder.version}`;
    case "buildkit":
      return "the engine's BuildKit";
    case "legacy":
      return `the legacy builder (${builder.because})`;
  }
}
function isVersionAtLeast(version, minimum) {
  const numbers = versionNumbers(version);
  return numbers.length === 0 || isAtLeast(numbers, minimum);
}
var firstWithoutBuildKit = [23];
var firstWithBuildKit = [18, 9];
var firstApiWithBuildKit = [1, 39];
function versionNumbers(version) {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? "").split(".").filter(Boolean).map(Number);
}
function isAtLeast(version, minimum) {
  const index = minimum.findIndex((number, at) => (version[at] ?? 0) !== number);
  return index === -1 || (version[index] ?? 0) > (minimum[index] ?? 0);
}
function isImageReference(entry) {
  return !entry.includes("=");
}

// src/image/build/csv.ts
function csvField(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// src/image/build/build-command.ts
function buildCommand(builder, request, destination, files) {
  const parameters = [
    ...builderParameters(builder),
    ...sourceParameters(request),
    ...cacheParameters(request),
    ...option("--platform", request.platforms.join(",") || void 0),
    ...attestationParameters(builder, request, destination),
    ...destinationParameters(builder, request, destination, files),
    // An ambiguous "--" would end the options for some clients and not for others; a context never starts with a dash here.
    request.context
  ];
  return { parameters, environment: { ...buildArgValues(request), ...builderEnvironment(builder) } };
}
function builderParameters(builder) {
  switch (builder.kind) {
    case "buildx":
      return ["buildx", "build", "--progress", "plain"];
    case "buildkit":
      return ["build", "--progress", "plain"];
    case "legacy":
      return ["build", "--force-rm"];
  }
}
function builderEnvironment(builder) {
  switch (builder.kind) {
    case "buildx":
      return {};
    case "buildkit":
      return { DOCKER_BUILDKIT: "1" };
    case "legacy":
      return { DOCKER_BUILDKIT: "0" };
  }
}
function sourceParameters(request) {
  return [
    ...option("--file", request.file),
    ...option("--target", request.target),
    ...repeated("--build-arg", Object.keys(buildArgValues(request))),
    ...repeated("--build-context", request.buildContexts),
    ...repeated("--label", request.labels),
    ...repeated(
      "--secret",
      request.secretFiles.map(({ id, path: path2 }) => [`id=${id}`, `src=${path2}`].map(csvField).join(","))
    ),
    ...repeated("--ssh", request.ssh)
  ];
}
function buildArgValues({ buildArgs, sourceDateEpoch }) {
  const values = Object.fromEntries(buildArgs.map(({ name, value }) => [name, value]));
  return sourceDateEpoch === void 0 ? values : { ...values, SOURCE_DATE_EPOCH: String(sourceDateEpoch) };
}
function cacheParameters(request) {
  return [
    ...request.pull ? ["--pull"] : [],
    ...request.noCache ? ["--no-cache"] : [],
    ...repeated("--no-cache-filter", request.noCacheFilters),
    ...repeated("--cache-from", request.cacheFrom),
    ...repeated("--cache-to", request.cacheTo)
  ];
}
function attestationParameters(builder, { provenance, sbom }, { kind }) {
  if (builder.kind !== "buildx" || !isVersionAtLeast(builder.version, [0, 10])) return [];
  if (kind === "engine" || kind === "cache") return ["--provenance=false"];
  return [`--provenance=${provenance ?? "false"}`, ...sbom === void 0 ? [] : [`--sbom=${sbom}`]];
}
function destinationParameters(builder, request, destination, files) {
  const rewrite = request.sourceDateEpoch === void 0 ? [] : ["rewrite-timestamp=true"];
  const metadata = builder.kind === "buildx" && isVersionAtLeast(builder.version, [0, 6]) ? ["--metadata-file", files.metadata] : [];
  switch (destination.kind) {
    case "engine": {
      const load = rewrite.length > 0 ? output("type=docker", ...rewrite) : ["--load"];
      const tags = repeated("--tag", destination.references);
      return [...builder.kind === "buildx" ? load : [], ...tags, "--iidfile", files.imageId, ...metadata];
    }
    case "repository": {
      const names = `name=${destination.uris.join(",")}`;
      const push = ["push-by-digest=true", "name-canonical=true", "push=true"];
      return [...output("type=image", names, ...push, ...rewrite), ...metadata];
    }
    case "archive":
      return [...output("type=oci", `dest=${destination.path}`, ...rewrite), ...metadata];
    case "cache":
      return output("type=cacheonly");
  }
}
function output(...fields) {
  return ["--output", fields.map(csvField).join(",")];
}
function repeated(name, values) {
  return values.flatMap((value) => [name, value]);
}
function option(name, value) {
  return value === void 0 ? [] : [name, value];
}

// src/image/build/metadata.ts
function withoutBuildArgs(metadata) {
  return Object.fromEntries(Object.entries(metadata).filter(([name]) => !name.startsWith("buildx.build.provenance")));
}

// src/image/build/build.ts
async function buildImage(tools, title, build2) {
  const { docker, builder, directory, redact } = tools;
  const files = { imageId: join2(directory, "image-id"), metadata: join2(directory, "metadata.json") };
  const readable = (text) => withoutCacheTokens(redact(text));
  const printer = openPrinter(tools, `${title} with ${describeBuilder(builder)}`, readable);
  const command = buildCommand(builder, build2.request, build2.destination, files);
  const result = await docker({ ...command, onLine: printer.print }).finally(printer.close);
  const output2 = { stdout: readable(result.stdout), stderr: readable(result.stderr) };
  if (result.exitCode !== 0) {
    const { buildFailed } = await import("./build-failed-JIXHRQZF.js");
    throw buildFailed(build2.source, output2, redact);
  }
  const metadata = await readMetadata(files.metadata);
  return { digest: await digestOf(build2.destination, files, metadata), metadata };
}
function openPrinter({ log, watch }, title, readable) {
  const closeGroup = startGroup(log, title);
  const stopForeignOutput = startForeignOutput(log);
  const print = (line) => {
    const text = readable(line);
    watch?.(line, text);
    log.info(text);
  };
  const close = () => {
    stopForeignOutput();
    closeGroup();
  };
  return { print, close };
}
async function readMetadata(path2) {
  return withoutBuildArgs(parseJsonObject(await readFile3(path2, "utf8").catch(() => "")) ?? {});
}
async function digestOf(destination, files, metadata) {
  switch (destination.kind) {
    case "engine":
      return (await readFile3(files.imageId, "utf8")).trim();
    case "repository": {
      const digest = asString(metadata["containerimage.digest"]);
      if (digest === void 0) throw noDigest();
      return digest;
    }
    case "archive":
      return asString(metadata["containerimage.digest"]) ?? "";
    case "cache":
      return "";
  }
}
function noDigest() {
  return new BerthError("PUSH_FAILED", {
    what: "The builder did not say which digest it has pushed.",
    why: 'Its metadata has no "containerimage.digest".',
    fix: "Update buildx with docker/setup-buildx-action, then run the job again."
  });
}

// src/actions/image/stages/build.ts
async function build(work, targets) {
  const platform = platformToTry(work);
  const whole = isMoreThanAnEngineHolds(work.request);
  const fills = work.request.platforms.length > 1 && passesOverCache(work.request);
  if (fills) await run(work, "Build without the cache", { ...work.request, cacheTo: [] }, { kind: "cache" });
  const common = fills ? again(work.request) : work.request;
  const request = { ...common, platforms: platform === void 0 ? [] : [platform], cacheTo: inlineCache(work) };
  const references = whole && work.inputs.push ? [] : referencesOf(work, targets);
  const { digest: id, metadata } = await run(work, "Build", request, { kind: "engine", references });
  const built = { id, metadata, archive: void 0, digest: void 0 };
  return whole ? archiveEverything(work, { ...built, pushedBy: "builder" }) : { ...built, pushedBy: "engine" };
}
async function archiveEverything(work, built) {
  if (work.inputs.leakScan === "off") return built;
  const archive = join3(work.directory, "image.tar");
  const { digest, metadata } = await runWhole(work, "Build everything", { kind: "archive", path: archive });
  const foreseen = isAttested(work.request) || digest === "" ? void 0 : digest;
  return { ...built, archive, digest: foreseen, metadata };
}
async function pushFromBuilder(work, targets) {
  const uris = targets.map(({ repository }) => repository.uri);
  return (await runWhole(work, "Push", { kind: "repository", uris })).digest;
}
async function exportCache(work) {
  const cacheTo = work.request.cacheTo.filter((entry) => !isInline(entry));
  if (cacheTo.length > 0) await run(work, "Export the cache", { ...again(work.request), cacheTo }, { kind: "cache" });
}
async function exportCacheTo(work, directory) {
  const exported = work.request.cacheTo.filter((entry) => !isInline(entry));
  if (exported.length === 0) return false;
  const mode = exported.some((entry) => /(?:^|,)\s*mode=max\b/.test(entry)) ? "max" : "min";
  const cacheTo = [["type=local", `dest=${directory}`, `mode=${mode}`].map(csvField).join(",")];
  await run(work, "Export the cache for the leak scan", { ...again(work.request), cacheTo }, { kind: "cache" });
  return true;
}
function localReferences({ inputs, tags }) {
  const [repository] = inputs.repositories;
  if (repository === void 0) return [];
  const name = [repository.registry, repository.name].filter(Boolean).join("/");
  return tags.map((tag) => `${name}:${tag}`);
}
function isMoreThanAnEngineHolds(request) {
  return request.platforms.length > 1 || isAttested(request);
}
function isAttested({ provenance, sbom }) {
  return provenance !== void 0 || sbom !== void 0;
}
function passesOverCache({ noCache, noCacheFilters }) {
  return noCache || noCacheFilters.length > 0;
}
function again(request) {
  return { ...request, noCache: false, noCacheFilters: [] };
}
function platformToTry({ request: { platforms: platforms2 }, enginePlatform }) {
  return platforms2.find((platform) => `${platform}/`.startsWith(`${enginePlatform}/`)) ?? platforms2[0];
}
function inlineCache({ request }) {
  return request.cacheTo.filter(isInline);
}
function referencesOf(work, targets) {
  if (!work.inputs.push) return localReferences(work);
  return targets.flatMap(({ repository }) => work.tags.map((tag) => `${repository.uri}:${tag}`));
}
function runWhole(work, title, destination) {
  return run(work, title, { ...again(work.request), cacheTo: inlineCache(work) }, destination);
}
function run(work, title, request, destination) {
  const { docker, builder, directory, host, redact, source, leakWatch } = work;
  const watch = (line, printed) => {
    leakWatch?.buildLog.raw(line);
    leakWatch?.buildLog.printed(printed);
  };
  const tools = { docker, builder, directory, log: host.log, redact, watch };
  return buildImage(tools, title, { request, destination, source });
}

// src/image/build/commit-time.ts
async function commitTime(execute2, environment) {
  const parameters = ["-c", "safe.directory=*", "log", "-1", "--no-show-signature", "--format=%ct"];
  const result = await execute2({ program: "git", parameters, environment }).catch(() => void 0);
  return result?.exitCode === 0 ? parseEpoch(result.stdout) : void 0;
}
function parseEpoch(text) {
  return /^\d{1,11}$/.test(text.trim()) ? Number(text.trim()) : void 0;
}

// src/image/build/labels.ts
function imageLabels(given, { source, revision, commitTime: commitTime2 }) {
  const defaults = [
    ["org.opencontainers.image.source", source],
    ["org.opencontainers.image.revision", revision],
    ["org.opencontainers.image.created", commitTime2 === void 0 ? void 0 : rfc3339(commitTime2)]
  ];
  const names = new Set(given.map(nameOf2));
  const open = defaults.filter(([name, value]) => value !== void 0 && !names.has(name));
  const own = given.filter(
    (label) => !(label === `${nameOf2(label)}=` && defaults.some(([name]) => name === nameOf2(label)))
  );
  return [...open.map(([name, value]) => `${name}=${value}`), ...own];
}
function nameOf2(label) {
  return label.slice(0, label.indexOf("=")).trim();
}
function rfc3339(seconds) {
  return new Date(seconds * 1e3).toISOString().replace(".000Z", "Z");
}

// src/image/build/rewritten-dockerfile.ts
import { copyFile, mkdir, stat as stat3, writeFile } from "node:fs/promises";
import { basename, join as join4 } from "node:path";
async function writeDockerfile(directory, original, text) {
  const folder = join4(directory, "dockerfile");
  await mkdir(folder, { recursive: true, mode: 448 });
  const path2 = join4(folder, basename(original));
  await writeFile(path2, text, { mode: 384 });
  const ignored = `${original}.dockerignore`;
  if ((await stat3(ignored).catch(() => void 0))?.isFile()) await copyFile(ignored, `${path2}.dockerignore`);
  return path2;
}

// src/image/build/secret-files.ts
import { createHmac, randomBytes } from "node:crypto";
import { mkdir as mkdir2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join5 } from "node:path";
async function writeSecretFiles(directory, secrets) {
  const folder = join5(directory, "secrets");
  await mkdir2(folder, { recursive: true, mode: 448 });
  return Promise.all(
    secrets.map(async ({ id, content }, index) => {
      const path2 = join5(folder, String(index));
      await writeFile2(path2, content, { mode: 384 });
      return { id, path: path2 };
    })
  );
}
function cacheTokens(secrets, key) {
  const nonce = randomBytes(16).toString("hex");
  return (ids) => key === void 0 ? nonce : hashOf(key, secrets, ids);
}
function hashOf(key, secrets, ids) {
  const mounted = secrets.filter(({ id }) => ids.includes(id)).map(({ id, content }) => [id, content.toString("base64")]);
  const text = JSON.stringify(mounted.sort(([one = ""], [other = ""]) => one < other ? -1 : 1));
  return createHmac("sha256", key).update(text).digest("hex").slice(0, 32);
}

// src/actions/image/attestations.ts
function attestationsOf({ provenance, sbom }) {
  return {
    provenance: isTrue(provenance) ? "mode=min" : wanted(provenance),
    sbom: wanted(sbom)
  };
}
function isTrue(value) {
  return value.toLowerCase() === "true";
}
function wanted(value) {
  return value.toLowerCase() === "false" ? void 0 : value;
}

// src/dockerfile/predefined-args.ts
function isPredefinedArg(name) {
  return proxies.test(name) || platforms.test(name) || name.startsWith("BUILDKIT_") || name === "SOURCE_DATE_EPOCH";
}
var proxies = /^(?:https?|ftp|no|all)_proxy$/i;
var platforms = /^(?:BUILD|TARGET)(?:PLATFORM|OS|ARCH|VARIANT)$|^TARGETSTAGE$/;

// src/dockerfile/arg-findings.ts
function argFindings(dockerfile, request) {
  const scene = { dockerfile, request, needed: neededStages(dockerfile, request.target) };
  const given = request.buildArgs.filter((name) => !isPredefinedArg(name));
  return [...given.flatMap((name) => findingsOfGiven(scene, name)), ...emptyArgs(scene)];
}
function findingsOfGiven(scene, name) {
  return [...findingsInBuild(scene, name), ...readAtRuntime(scene, name)];
}
function findingsInBuild(scene, name) {
  const { dockerfile, needed } = scene;
  const uses = needed.flatMap((stage) => undeclaredUse(dockerfile, stage, name) ?? []);
  if (uses.length > 0) return uses.map((use) => usedUndeclared(scene, name, use));
  if (needed.some((stage) => declarations(stage.instructions, name).length > 0)) return [];
  const [global] = dockerfile.globalArgs.filter((arg) => arg.name === name);
  if (global !== void 0) return isUsedByFrom(dockerfile, name) ? [] : [globalOnly(global)];
  return [declaredNowhereThatCounts(scene, name)];
}
function undeclaredUse(dockerfile, stage, name) {
  const inherited = instructionsOf(dockerfile, stage).slice(0, -stage.instructions.length || void 0);
  const before = stage.base === void 0 ? [] : inherited;
  if (before.some((instruction) => setsVariable(instruction, name))) return void 0;
  const setAt = stage.instructions.findIndex((instruction) => setsVariable(instruction, name));
  const open = setAt === -1 ? stage.instructions : stage.instructions.slice(0, setAt);
  const use = open.find((instruction) => mentions(instruction, name) && !runtimeKeywords.has(instruction.keyword));
  if (use === void 0) return void 0;
  return { stage, line: use.line, declaredLater: stage.instructions[setAt]?.line };
}
var runtimeKeywords = /* @__PURE__ */ new Set(["CMD", "ENTRYPOINT", "HEALTHCHECK"]);
function readAtRuntime({ dockerfile, request }, name) {
  const stage = targetStage(dockerfile, request.target);
  const instructions = stage === void 0 ? [] : instructionsOf(dockerfile, stage);
  if (instructions.some(({ sets }) => sets.includes(name))) return [];
  const reading = instructions.filter(({ keyword }) => runtimeKeywords.has(keyword));
  return reading.filter((instruction) => mentions(instruction, name)).map(
    ({ keyword, line }) => notice(
      line,
      `${keyword} reads ${name} when the container runs, and a build arg is gone by then. Give ${name} to the container, with "as: runtime-ssm" or in the environment of the task definition.`
    )
  );
}
function mentions(instruction, name) {
  return instruction.variables.includes(name) && !assignsItself(instruction, name);
}
function setsVariable({ args, sets }, name) {
  return sets.includes(name) || args.some((arg) => arg.name === name);
}
function assignsItself({ text }, name) {
  const own = literal(name);
  return new RegExp(`(?:^|[\\s;&|(])(?:${own}\\+?=|for\\s+${own}\\s|read\\s[^;&|]*\\b${own}\\b)`).test(text);
}
function usedUndeclared({ dockerfile }, name, use) {
  const why = use.declaredLater === void 0 ? `${stageText(use.stage)} uses ${name}, but does not declare it${elsewhere(dockerfile, name)}, so it is empty here.` : `${stageText(use.stage)} uses ${name} before line ${use.declaredLater} declares it, so it is empty here.`;
  return warning(use.line, `${why} Put "ARG ${name}" above this line, behind the FROM in line ${use.stage.line}.`);
}
function elsewhere({ globalArgs, stages }, name) {
  const global = globalArgs.find((arg) => arg.name === name);
  if (global !== void 0) return ` (the ARG in line ${global.line} is for FROM alone)`;
  const stage = stages.find(({ instructions }) => declarations(instructions, name).length > 0);
  return stage === void 0 ? "" : ` (${stageText(stage)} does, for itself)`;
}
function globalOnly({ name, line }) {
  return warning(
    line,
    `The build arg ${name} reaches no stage: an ARG before the first FROM is for FROM alone. Repeat "ARG ${name}" behind the FROM of the stage that needs it.`
  );
}
function declaredNowhereThatCounts({ dockerfile, request, needed }, name) {
  const line = targetStage(dockerfile, request.target)?.line ?? 1;
  const idle = dockerfile.stages.find(({ instructions }) => declarations(instructions, name).length > 0);
  if (idle !== void 0 && !needed.includes(idle))
    return warning(
      declarations(idle.instructions, name)[0]?.line ?? idle.line,
      `The build arg ${name} reaches nothing: ${stageText(idle)} declares it, and is no part of what is built.`
    );
  return warning(
    line,
    `The build arg ${name} is given, but the Dockerfile never declares it, so Docker drops it without a word. Put "ARG ${name}" behind the FROM of the stage that needs it.`
  );
}
function isUsedByFrom({ globalArgs, stages }, name) {
  const variable = new RegExp(`\\$\\{?${literal(name)}\\b`);
  return stages.some(({ variables }) => variables.includes(name)) || globalArgs.some(({ defaultValue }) => defaultValue !== void 0 && variable.test(defaultValue));
}
function emptyArgs({ dockerfile, request, needed }) {
  const given = new Set(request.buildArgs);
  const withDefault = dockerfile.globalArgs.filter(({ defaultValue }) => defaultValue !== void 0);
  const filled = (name) => given.has(name) || isPredefinedArg(name) || withDefault.some((arg) => arg.name === name);
  return needed.flatMap((stage) => {
    const chain = chainOf(dockerfile, stage).flatMap(({ instructions }) => instructions);
    const empty = stage.instructions.flatMap(({ args }) => args).filter((arg) => arg.defaultValue === void 0);
    return empty.filter(({ name }) => !filled(name) && isSetOnce(chain, name) && isMentionedAfter(stage, name)).map(({ name, line }) => notice(line, `ARG ${name} has no default and gets no value, so it is empty.`));
  });
}
function isSetOnce(chain, name) {
  return chain.filter((instruction) => setsVariable(instruction, name)).length === 1;
}
function isMentionedAfter({ instructions }, name) {
  const declared = instructions.findIndex((instruction) => declarations([instruction], name).length > 0);
  const prepared = new RegExp(`\\$\\{${literal(name)}:?[-+?]`);
  return instructions.slice(declared + 1).some(({ variables, text }) => variables.includes(name) && !prepared.test(text));
}
function literal(name) {
  return name.replace(/[^\w]/g, "\\$&");
}
function declarations(instructions, name) {
  return instructions.flatMap(({ args }) => args).filter((arg) => arg.name === name);
}
function stageText({ name, index }) {
  return name === void 0 ? `Stage ${index}` : `The stage ${name}`;
}
function warning(line, message) {
  return { severity: "warning", line, message };
}
function notice(line, message) {
  return { severity: "notice", line, message };
}

// src/dockerfile/secret-findings.ts
function secretFindings(dockerfile, request) {
  const mounts = mountsOf(neededStages(dockerfile, request.target));
  const given = new Set(request.secrets.map(({ id }) => id));
  const missing = mounts.filter(({ id, variable, onBuild }) => !variable && !onBuild && !given.has(id));
  return [...missing.map(notGiven), ...unmountedSecrets(dockerfile, request, mounts)];
}
function mountsOf(stages) {
  return stages.flatMap(({ instructions }) => instructions).flatMap(({ secretMounts }) => secretMounts);
}
function notGiven({ id, required, line }) {
  const fix = `Give ${id} with build-args and "as: build-secrets", or in "secrets" or "secret-files"`;
  return required ? { severity: "error", line, message: `The build secret ${id} is required here, and is not given. ${fix}.` } : {
    severity: "warning",
    line,
    message: `The build secret ${id} is mounted here, and is not given: the command runs without it. ${fix}; add "required=true" where nothing works without it.`
  };
}
function unmountedSecrets(dockerfile, request, mounts) {
  if (mounts.some(({ variable }) => variable)) return [];
  const mounted = new Set(mounts.map(({ id }) => id));
  return request.secrets.filter(({ id }) => !mounted.has(id)).map((secret) => notMounted(dockerfile, request, secret));
}
function notMounted(dockerfile, request, { id, chosen }) {
  const stage = targetStage(dockerfile, request.target);
  const instructions = stage === void 0 ? [] : instructionsOf(dockerfile, stage);
  const arg = instructions.flatMap(({ args }) => args).find(({ name }) => name === id);
  const hint2 = arg === void 0 ? "" : ` The ARG in line ${arg.line} is for build args; a secret takes a mount.`;
  return {
    severity: chosen ? "error" : "warning",
    line: arg?.line ?? stage?.line ?? 1,
    message: `The build secret ${id} is given, but no RUN of what is built mounts it.${hint2} Write "RUN --mount=type=secret,id=${id} \u2026", and read it from /run/secrets/${id}.`
  };
}

// src/dockerfile/findings.ts
function dockerfileFindings(dockerfile, request) {
  if (!dockerfile.understood || targetStage(dockerfile, request.target) === void 0) return [];
  const findings = [...argFindings(dockerfile, request), ...secretFindings(dockerfile, request)];
  return findings.toSorted((one, other) => one.line - other.line);
}

// src/actions/image/findings.ts
function tellFindings({ inputs, secrets, host }, { path: path2, content }) {
  if (content === void 0) return;
  const findings = dockerfileFindings(content, {
    target: inputs.target,
    buildArgs: secrets.buildArgs.map(({ name }) => name),
    secrets: secrets.buildSecrets
  });
  for (const { severity, line, message } of findings) {
    if (severity === "warning") host.log.warning(message, { file: path2, line });
    if (severity === "notice") host.log.notice(message, { file: path2, line });
  }
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw missesSecrets(path2, errors);
}
function missesSecrets(file, findings) {
  const [first] = findings;
  const list = findings.map(({ line, message }) => `${file}:${line}: ${message}`);
  const sentences = {
    what: "The Dockerfile and the build secrets do not fit, so the build would miss a secret.",
    why: list.join("\n"),
    fix: "Change the Dockerfile or the secrets as it says; nothing has been built."
  };
  return new BerthError("INVALID_INPUT", sentences, { place: first && { file, line: first.line } });
}

// src/actions/image/stages/prepare.ts
async function prepareBuild(session, execute2) {
  const { inputs, secrets, directory } = session;
  const { source, text } = await readDockerfileText(inputs);
  tellFindings(session, source);
  const secretFiles = await writeSecretFiles(directory, secrets.buildSecrets);
  const dates = await datesOf(session, execute2);
  const request = {
    ...inputs,
    ...attestationsOf(inputs),
    ...await cachedSteps(session, source, text),
    buildArgs: secrets.buildArgs,
    secretFiles,
    labels: imageLabels(inputs.labels, { ...sourceOf(session), commitTime: dates.commit }),
    sourceDateEpoch: dates.epoch
  };
  return { ...session, source, request };
}
async function cachedSteps({ inputs, secrets, directory, host }, source, text) {
  const { file, noCache, secretsCacheKey } = inputs;
  if (secrets.buildSecrets.length === 0) return { file, noCache };
  const ids = secrets.buildSecrets.map(({ id }) => id);
  const tokens = cacheTokens(secrets.buildSecrets, secretsCacheKey);
  const changed = source.content === void 0 || text === void 0 ? void 0 : withCacheTokens(text, source.content, ids, tokens);
  if (changed?.complete === true) return { file: await writeDockerfile(directory, source.path, changed.text), noCache };
  host.log.info("The build does without its cache: which steps mount a secret cannot be told before it.");
  return { file, noCache: true };
}
function sourceOf({ host: { env } }) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: revision } = env;
  return { source: server && repository ? `${server}/${repository}` : void 0, revision: revision || void 0 };
}
async function datesOf({ inputs, host }, execute2) {
  const given = parseEpoch(host.env.SOURCE_DATE_EPOCH ?? "");
  const commit = given ?? await commitTime(execute2, { PATH: host.env.PATH, HOME: host.env.HOME });
  if (!inputs.reproducible) return { commit, epoch: void 0 };
  if (commit === void 0) throw noDate();
  return { commit, epoch: commit };
}
function noDate() {
  return new BerthError("INVALID_INPUT", {
    what: '"reproducible" has no time to date the image to.',
    why: "SOURCE_DATE_EPOCH is not set to a number of seconds, and the workspace is no git repository, or git is not installed.",
    fix: 'Run actions/checkout before this step, or set SOURCE_DATE_EPOCH in "env:".'
  });
}

// src/image/docker/image-store.ts
async function hasContainerdStore(docker) {
  const { stdout } = await docker({ parameters: ["info", "--format", "{{json .DriverStatus}}"] });
  return stdout.includes("io.containerd.snapshotter");
}

// src/image/registry/half-way.ts
function halfWay(thrown, references) {
  if (references.length === 0 || !(thrown instanceof BerthError)) return thrown;
  const { what, why, fix } = thrown.sentences;
  const there = `Already there: ${references.join(", ")}.`;
  return new BerthError(thrown.code, { what, why: `${why} ${there}`, fix }, { cause: thrown });
}

// src/image/registry/pauses.ts
import { setTimeout as delay } from "node:timers/promises";
var pausesAfterFailures = [2e3, 8e3, 2e4];
function waiting(signal) {
  return (milliseconds) => delay(milliseconds, void 0, { signal }).catch(() => void 0);
}

// src/image/registry/push-failure.ts
function judgePushFailure(message) {
  return rules.find(({ pattern }) => pattern.test(message))?.failure ?? "final";
}
var rules = [
  { failure: "taken", pattern: /\bis immutable\b/i },
  { failure: "denied", pattern: /not authorized to perform/i },
  {
    failure: "login",
    pattern: /authorization token|reauthenticate|no basic auth|authentication required|\bunauthorized\b|\b403 Forbidden\b|security token .*expired/i
  },
  { failure: "transient", pattern: /toomanyrequests|too many requests|rate exceeded|\bthrottl/i },
  {
    failure: "transient",
    pattern: /\bstatus(?: code)?:? 5\d\d\b|\bHTTP 5\d\d\b|\b5\d\d (?:internal|bad gateway|service unavailable|gateway time)|internal server error|service unavailable|bad gateway/i
  },
  {
    failure: "transient",
    pattern: /connection reset|connection refused|broken pipe|\bEOF\b|TLS handshake timeout|i\/o timeout|timeout awaiting|context deadline exceeded|temporary failure in name resolution|server misbehaving|http2: |use of closed network connection|connection timed out/i
  }
];

// src/image/registry/recovery.ts
async function pushWithRecovery({ logins, log, wait }, push) {
  let loginsLeft = newLogins;
  const pauses = [...pausesAfterFailures];
  for (const login of logins) await login.ensure();
  for (; ; ) {
    const attempt = await push();
    if ("result" in attempt) return attempt;
    switch (judgePushFailure(attempt.failed)) {
      case "login":
        if (loginsLeft === 0) return attempt;
        loginsLeft -= 1;
        log.info(
          `The registry refuses the login (${attempt.failed}). Berth logs in again, and pushes what is missing.`
        );
        for (const login of logins) await login.renew();
        break;
      case "transient": {
        const pause2 = pauses.shift();
        if (pause2 === void 0) return attempt;
        log.info(`The push failed: ${attempt.failed}. It is tried again in ${pause2 / 1e3} s.`);
        await wait(pause2);
        break;
      }
      case "taken":
      case "denied":
      case "final":
        return attempt;
    }
  }
}
var newLogins = 2;

// src/image/registry/push.ts
async function pushReference(docker, recovery, repository, tag) {
  const reference = `${repository.uri}:${tag}`;
  const attempt = await pushWithRecovery(recovery, () => pushOnce(docker, reference, recovery));
  if ("result" in attempt) return { digest: attempt.result };
  if (judgePushFailure(attempt.failed) === "taken") return "taken";
  throw await pushError(attempt.failed, repository, reference);
}
async function pushError(message, repository, reference) {
  const error = pushErrorOf(message, repository, reference);
  if (judgePushFailure(message) !== "final") return error;
  const { matchErrors } = await import("./match-errors-XSJDAPAI.js");
  const [known] = matchErrors([message], ["registry"]);
  if (known === void 0) return error;
  const { what, why } = error.sentences;
  const sentences = { what: `${what} ${known.what}`, why: `${known.why} ${why}`.trim(), fix: known.fix };
  return new BerthError(error.code, sentences);
}
function pushErrorOf(message, { name }, reference) {
  switch (judgePushFailure(message)) {
    case "denied":
      return accessDenied(message, { iamAction: "ecr:InitiateLayerUpload", resource: `repository ${name}` });
    case "login":
      return pushFailed(
        message,
        reference,
        `Allow the role ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:PutImage on the repository ${name}: two new logins did not help, so the token is not what is refused.`
      );
    case "transient":
      return pushFailed(
        message,
        reference,
        "Run the job again, because several attempts met the same; layers that have arrived are not sent twice."
      );
    case "taken":
    case "final":
      return pushFailed(
        message,
        reference,
        "Correct what Docker names, then run the job again; layers that have arrived are not sent twice."
      );
  }
}
async function pushOnce(docker, reference, { log }) {
  const { exitCode, stdout, stderr } = await docker({ parameters: ["push", reference], onLine: log.info });
  if (exitCode !== 0) return { failed: lastLine(stderr) || lastLine(stdout) };
  const digest = /\bdigest: (sha256:[0-9a-f]{64})\b/.exec(stdout)?.[1];
  return digest === void 0 ? { failed: "the push succeeded, but no digest of it" } : { result: digest };
}
function pushFailed(message, reference, fix) {
  return new BerthError("PUSH_FAILED", {
    what: `${reference} could not be pushed.`,
    why: asSentence(`Docker says: ${message || "nothing"}`),
    fix
  });
}

// src/image/registry/tags.ts
function imagesByTag({ registry, repository, tags }) {
  return registry.readImages(
    repository.name,
    tags.map((tag) => ({ tag }))
  );
}
function missingTags(tags, tagged, same) {
  return tags.filter((tag) => !tagged.some((image) => image.tag === tag && image.digest === same.digest));
}
async function putTags({ registry, repository }, image, tags) {
  const added = [];
  for (const tag of tags) {
    if (await registry.putTag(repository.name, image, tag) === "tagged") added.push(tag);
    else if (!await hasTag(image, tag)) throw tagImmutable(repository, [tag], image.digest);
  }
  return added;
  async function hasTag({ digest }, tag) {
    const [current] = await registry.readImages(repository.name, [{ tag }]);
    return current?.digest === digest;
  }
}
function refuseTakenTags(repository, tags, tagged, same) {
  const fixed = tags.filter((tag) => isImmutableTag(repository.mutability, tag));
  const taken = fixed.filter((tag) => tagged.some((image) => image.tag === tag && image.digest !== same?.digest));
  if (taken.length > 0) throw tagImmutable(repository, taken);
}
function tagImmutable({ name }, tags, arrived) {
  const left = arrived === void 0 ? "" : ` The image has arrived as ${arrived}, without ${tags.join(", ")}.`;
  return new BerthError("TAG_IMMUTABLE", {
    what: `The repository ${name} already has another image as ${tags.join(", ")}, and ${tags.length > 1 ? "these tags are" : "that tag is"} immutable.`,
    why: `An immutable tag names one image for ever, and the image that was built here is a different one.${left}`,
    fix: 'Leave "tags" unset to tag images with their commit, choose a new tag, or make the tags of the repository mutable.'
  });
}

// src/image/registry/verify.ts
function isSameImage(image, imageId) {
  return image.configDigest === imageId || image.digest === imageId;
}
async function verifyPushed(publication, digest, { id, mayBeManifest }) {
  const { registry, repository, log } = publication;
  try {
    const [image] = await registry.readImages(repository.name, [{ digest }]);
    if (image === void 0) throw notFound(repository.name, digest);
    const candidates = [image, ...await platformImages(publication, image)];
    if (candidates.some((candidate) => isSameImage(candidate, id))) return;
    if (!mayBeManifest) throw anotherImage(image, candidates, id);
    log.info(`The engine's id of the image that was tried is no configuration in ${digest}, so they are not compared.`);
  } catch (thrown) {
    if (!isAccessDenied(thrown)) throw thrown;
    log.notice(`Whether ${repository.name} holds the image that was tried is not known: ${String(thrown)}`);
  }
}
async function platformImages({ registry, repository }, { manifest }) {
  const entries2 = asObjects(parseJsonObject(manifest)?.manifests);
  const keys = entries2.flatMap(({ digest, platform }) => {
    const known = asString(digest);
    return known === void 0 || asObject(platform)?.os === "unknown" ? [] : [{ digest: known }];
  });
  return registry.readImages(repository.name, keys.slice(0, 100));
}
function notFound(name, digest) {
  return new BerthError("PUSH_FAILED", {
    what: `The repository ${name} does not have ${digest}, which the builder says that it has pushed.`,
    why: "The builder may use another registry than the AWS credentials, through a mirror for example.",
    fix: "Check the configuration of the builder, then run the job again."
  });
}
function anotherImage(image, candidates, imageId) {
  const found = candidates.flatMap(({ configDigest }) => configDigest ?? []);
  return new BerthError("PUSH_FAILED", {
    what: `The repository got another image than the one that was tried: ${image.digest} holds ${found.join(", ") || "none"}, and ${imageId} was tried.`,
    why: "Something changed the image between the build and the push, or the builder built it again and a step gave something else.",
    fix: "Run the job again; if it happens again, look for steps of the Dockerfile whose result differs from run to run."
  });
}

// src/image/registry/publish.ts
async function publishImage(publication, imageId) {
  const { repository, tags, log } = publication;
  const existing = await existingImages(publication, imageId);
  refuseTakenTags(repository, tags, existing.tagged, existing.same);
  if (existing.same !== void 0) {
    log.info(`The repository has this image already, as ${existing.same.digest}: nothing is pushed.`);
    const tagged = await putTags(publication, existing.same, missingTags(tags, existing.tagged, existing.same));
    return { digest: existing.same.digest, how: "present", tagged };
  }
  return pushTags(publication, imageId);
}
async function pushTags(publication, imageId) {
  const { docker, login, log, wait, repository, tags } = publication;
  const recovery = { logins: [login], log, wait };
  const digests = /* @__PURE__ */ new Set();
  const tagged = [];
  for (const tag of tags) {
    const pushed = await pushReference(docker, recovery, repository, tag).catch((thrown) => {
      throw halfWay(
        thrown,
        tagged.map((done) => `${repository.uri}:${done}`)
      );
    });
    digests.add(pushed === "taken" ? await sameUnderTag(publication, tag, imageId, digests) : pushed.digest);
    if (pushed !== "taken") tagged.push(tag);
  }
  const [digest, ...others] = digests;
  if (digest === void 0 || others.length > 0) throw severalDigests([...digests]);
  await verifyPushed(publication, digest, { id: imageId, mayBeManifest: false });
  return { digest, how: tagged.length > 0 ? "pushed" : "present", tagged };
}
async function sameUnderTag({ registry, repository }, tag, imageId, arrived) {
  const [current] = await registry.readImages(repository.name, [{ tag }]);
  if (current !== void 0 && isSameImage(current, imageId)) return current.digest;
  throw tagImmutable(repository, [tag], [...arrived][0]);
}
var newestToCompare = 100;
async function existingImages(publication, imageId) {
  const { registry, repository, log } = publication;
  try {
    const tagged = await imagesByTag(publication);
    const same = tagged.find((image) => isSameImage(image, imageId)) ?? await sameAmongNewest(registry, repository, imageId);
    return { tagged, same };
  } catch (thrown) {
    if (!isAccessDenied(thrown)) throw thrown;
    log.notice(`Whether the repository has this image already is not known: ${String(thrown)}`);
    return { tagged: [], same: void 0 };
  }
}
async function sameAmongNewest(registry, { name }, imageId) {
  const digests = await registry.newestDigests(name, newestToCompare);
  const images = await registry.readImages(
    name,
    digests.map((digest) => ({ digest }))
  );
  return images.find((image) => isSameImage(image, imageId));
}
function severalDigests(digests) {
  return new BerthError("PUSH_FAILED", {
    what: `One image was pushed under ${digests.length} digests: ${digests.join(", ")}.`,
    why: "The engine made a different manifest for one of the tags, so it is not clear which one to deploy.",
    fix: "Run the job again, with a single tag if it happens again."
  });
}

// src/image/registry/publish-from-builder.ts
async function publishFromBuilder(publications, image) {
  const present = [];
  for (const publication of publications) present.push(await presentDigest(publication, image));
  const missing = publications.filter((_publication, index) => present[index] === void 0);
  const pushed = missing.length === 0 ? void 0 : await pushTo(missing, image);
  const published = [];
  for (const [index, publication] of publications.entries()) {
    const digest = present[index] ?? pushed;
    if (digest === void 0) throw new Error("An image that is nowhere was to be tagged.");
    const tagged = await tagPushed(publication, digest, image.tested).catch((thrown) => {
      throw halfWay(
        thrown,
        published.map((done, at) => `${publications[at]?.repository.uri}@${done.digest}`)
      );
    });
    published.push({ digest, how: present[index] === void 0 ? "pushed" : "present", tagged });
  }
  return published;
}
async function presentDigest(publication, image) {
  const { registry, repository, tags, log } = publication;
  const tagged = await imagesByTag(publication);
  const same = image.digest === void 0 ? await sameUnderFixedTag(publication, tagged, image.tested?.id) : (await registry.readImages(repository.name, [{ digest: image.digest }]))[0];
  refuseTakenTags(repository, tags, tagged, same);
  if (same !== void 0) log.info(`The repository ${repository.name} has this image already, as ${same.digest}.`);
  return same?.digest;
}
async function sameUnderFixedTag(publication, tagged, testedId) {
  const { mutability } = publication.repository;
  const fixed = tagged.find(({ tag }) => tag !== void 0 && isImmutableTag(mutability, tag));
  if (fixed === void 0 || testedId === void 0) return void 0;
  const running = await platformImages(publication, fixed);
  return running.length > 0 && running.every((one) => isSameImage(one, testedId)) ? fixed : void 0;
}
async function pushTo(publications, image) {
  const [first] = publications;
  if (first === void 0) throw new Error("There is no repository to push to.");
  const logins = [...new Set(publications.map(({ login }) => login))];
  const { log, wait, repository } = first;
  const attempt = await pushWithRecovery({ logins, log, wait }, () => pushOnce2(publications, image));
  if ("result" in attempt) return attempt.result;
  const named2 = publications.find((candidate) => attempt.failed.includes(candidate.repository.uri));
  const target = named2?.repository ?? repository;
  throw await pushError(attempt.failed, target, target.uri);
}
async function pushOnce2(publications, image) {
  try {
    return { result: await image.push(publications) };
  } catch (thrown) {
    if (!(thrown instanceof BerthError) || thrown.code !== "BUILD_FAILED") throw thrown;
    const { why } = thrown.sentences;
    const [, failed2 = why] = /^The builder says: (.*)$/m.exec(why) ?? [];
    if (!isAboutPushing(failed2)) throw thrown;
    return { failed: failed2 };
  }
}
function isAboutPushing(message) {
  return /failed to push|pushing|unexpected status from (?:HEAD|PUT|POST|PATCH) request/i.test(message) || judgePushFailure(message) === "login";
}
async function tagPushed(publication, digest, tested) {
  const { registry, repository, tags } = publication;
  const [image] = await registry.readImages(repository.name, [{ digest }]);
  if (image === void 0) throw notFound(repository.name, digest);
  if (tested !== void 0) await verifyPushed(publication, digest, tested);
  const current = await imagesByTag(publication);
  refuseTakenTags(repository, tags, current, image);
  return putTags(publication, image, missingTags(tags, current, image));
}

// src/actions/image/stages/publish.ts
async function publish(work, targets, built) {
  if (targets.length === 0) return [];
  const publications = built.pushedBy === "builder" ? await pushByBuilder(work, targets, built) : await pushByEngine(work, targets, built);
  tellDifferences(work, publications);
  return publications;
}
async function pushByEngine(work, targets, built) {
  const publications = [];
  for (const target of targets) {
    const published = await publishImage(publicationOf(work, target), built.id).catch((thrown) => {
      throw halfWay(
        thrown,
        publications.map(({ image }) => image)
      );
    });
    publications.push(publishedTo(work, target, published));
  }
  return publications;
}
async function pushByBuilder(work, targets, built) {
  const image = {
    digest: built.digest,
    tested: { id: built.id, mayBeManifest: await hasContainerdStore(work.docker) },
    push: (publications) => {
      const wanted2 = new Set(publications.map(({ repository }) => repository.uri));
      return pushFromBuilder(
        work,
        targets.filter(({ repository }) => wanted2.has(repository.uri))
      );
    }
  };
  const published = await publishFromBuilder(
    targets.map((target) => publicationOf(work, target)),
    image
  );
  return targets.flatMap((target, index) => {
    const one = published[index];
    return one === void 0 ? [] : [publishedTo(work, target, one)];
  });
}
function publicationOf({ docker, tags, host }, target) {
  return { docker, ...target, tags, log: host.log, wait: waiting(host.cancelled) };
}
function publishedTo({ host }, target, published) {
  const image = `${target.repository.uri}@${published.digest}`;
  host.log.info(`${published.how === "pushed" ? "Pushed" : "Present already"}: ${image}`);
  return { target, published, image };
}
function tellDifferences({ host }, publications) {
  if (digestsOf(publications).size < 2) return;
  const images = publications.map(({ image }) => image).join(", ");
  if (digestsOf(publications.filter(({ published }) => published.how === "pushed")).size > 1)
    throw severalDigests2(images);
  host.log.notice(
    `The image is the same in every repository, but its manifest is not, because one of them had it already: ${images}. Take the output "images", where each has its own digest.`
  );
}
function digestsOf(publications) {
  return new Set(publications.map(({ published }) => published.digest));
}
function severalDigests2(images) {
  return new BerthError("PUSH_FAILED", {
    what: `One image was pushed under several digests: ${images}.`,
    why: "The engine made a different manifest for one of the repositories, so no digest names the image everywhere.",
    fix: "Run the job again; if it happens again, push to each repository in a step of its own."
  });
}

// src/image/summary.ts
function summarizeImage(report2) {
  const { repository, tags, builder, context, image, published, others = [] } = report2;
  const rows = [
    ["repository", repository],
    ["tags", repository === void 0 ? void 0 : tags.join(", ")],
    ["digest", published?.digest],
    ["image id", image],
    ["context", context]
  ];
  const lines = rows.flatMap(([name, value]) => value === void 0 ? [] : [`| ${name} | \`${value}\` |`]);
  const plain = [
    `| pushed | ${pushedText(published)} |`,
    ...others.map((other) => `| to \`${other.repository}\` | ${pushedText(other.published)} |`),
    `| builder | ${describeBuilder(builder)} |`
  ];
  return ["### Image", "", "| | |", "| --- | --- |", ...lines, ...plain, ""].join("\n");
}
function pushedText(published) {
  if (published === void 0) return "no, as asked";
  if (published.how === "pushed") return "yes";
  return published.tagged.length > 0 ? `no, it was there already; tagged ${published.tagged.join(", ")}` : "no, it was there already";
}

// src/actions/image/stages/report.ts
async function report(work, { built, reports, published }) {
  const { inputs, tags, builder, host } = work;
  const [first, ...further] = published;
  const name = first?.target.repository.name ?? inputs.repositories[0]?.name;
  const others = further.map(({ target, published: done }) => ({
    repository: target.repository.name,
    published: done
  }));
  const where = first === void 0 ? { image: built.id } : { published: first.published, others };
  const summary = summarizeImage({ repository: name, tags, builder, context: inputs.context, ...where });
  await host.summarize([summary, ...reports.map(({ summary: lines }) => lines.join("\n"))].join("\n"));
  return first === void 0 ? localOutputs(work, built) : pushedOutputs(work, built, published, first);
}
function pushedOutputs({ tags }, built, published, first) {
  return {
    image: first.image,
    images: published.map(({ image }) => image).join("\n"),
    digest: first.published.digest,
    tag: tags[0] ?? "",
    repository: first.target.repository.name,
    "image-id": built.id,
    metadata: JSON.stringify(built.metadata)
  };
}
function localOutputs({ inputs, tags, host }, built) {
  const [repository] = inputs.repositories;
  host.log.info(`Built ${built.id}, which is not pushed: it has an image id and no digest yet.`);
  return {
    image: built.id,
    images: "",
    digest: "",
    tag: repository === void 0 ? "" : tags[0] ?? "",
    repository: repository?.name ?? "",
    "image-id": built.id,
    metadata: JSON.stringify(built.metadata)
  };
}

// src/image/registry/cancellable-registry.ts
function cancellableRegistry(registry, cancelled) {
  const guard = (call) => untilCancelled(call, cancelled);
  return {
    findRepository: (...request) => guard(registry.findRepository(...request)),
    createRepository: (...request) => guard(registry.createRepository(...request)),
    putLifecyclePolicy: (...request) => guard(registry.putLifecyclePolicy(...request)),
    lifecyclePolicy: (...request) => guard(registry.lifecyclePolicy(...request)),
    credentials: () => guard(registry.credentials()),
    readImages: (...request) => guard(registry.readImages(...request)),
    newestDigests: (...request) => guard(registry.newestDigests(...request)),
    putTag: (...request) => guard(registry.putTag(...request))
  };
}

// src/image/registry/login.ts
var shortestRest = 60 * 60 * 1e3;
async function openLogin(tools, host, credentials) {
  const now = tools.now ?? Date.now;
  let expiresAt;
  const renew = async () => {
    const fresh = await credentials();
    await logIn(tools, host, fresh);
    expiresAt = fresh.expiresAt;
  };
  await prepareLogin(tools.directory, host);
  await renew();
  return {
    host,
    renew,
    async ensure() {
      const rest = expiresAt === void 0 ? Number.POSITIVE_INFINITY : expiresAt - now();
      if (rest > shortestRest) return;
      await renew().catch((thrown) => {
        if (rest <= 0) throw thrown;
      });
    }
  };
}
async function logIn({ docker, host: actionHost, wait = waiting(actionHost.cancelled) }, host, { user, password }) {
  if (password !== "") actionHost.mask(password);
  const pauses = [...pausesAfterFailures];
  const parameters = ["login", "--username", user, "--password-stdin", host];
  for (; ; ) {
    const { exitCode, stdout, stderr } = await docker({ parameters, input: password });
    if (exitCode === 0) return;
    const message = lastLine(stderr) || lastLine(stdout);
    const pause2 = judgePushFailure(message) === "transient" ? pauses.shift() : void 0;
    if (pause2 === void 0) throw loginFailed(host, message);
    await wait(pause2);
  }
}
function loginFailed(host, message) {
  return new BerthError("PUSH_FAILED", {
    what: `The login to ${host} failed.`,
    why: asSentence(`Docker says: ${message || "nothing"}`),
    fix: "Check that the runner reaches that registry, and that the Docker engine trusts its certificate."
  });
}

// src/image/registry/connections.ts
function createConnections(tools, openRegistry) {
  const registries = /* @__PURE__ */ new Map();
  const logins = /* @__PURE__ */ new Map();
  return {
    registryAt: (location) => remembered(registries, `${location?.registryId}/${location?.region}`, () => openRegistry(location)),
    login: (host, registry) => remembered(logins, host, () => openLogin(tools, host, () => registry.credentials()))
  };
}
async function logInToNamed(connections, named2) {
  if (/^\d{12}$/.test(named2)) {
    const registry = await connections.registryAt({ registryId: named2, region: void 0 });
    const { host = "" } = await registry.credentials();
    const { registryId } = locateRegistry(host) ?? {};
    return connections.login(registryId === void 0 ? host : host.replace(registryId, named2), registry);
  }
  const location = locateRegistry(named2);
  if (location === void 0 && !isLoopback(named2)) throw notEcr(named2);
  return connections.login(named2, await connections.registryAt(location));
}
function remembered(values, key, create2) {
  const value = values.get(key) ?? create2();
  values.set(key, value);
  return value;
}
function notEcr(host) {
  return new BerthError("INVALID_INPUT", {
    what: `"registries" names ${host}, which is no private registry of Amazon ECR.`,
    why: "Berth logs in with a token of ECR, which no other registry takes.",
    fix: "Leave it out and log in with docker/login-action before this step: that login is kept."
  });
}

// src/image/registry/repository.ts
async function resolveRepository(registry, reference, creation, log) {
  const found = await registry.findRepository(reference.name);
  const repository = found ?? await createMissing(registry, reference, creation, log);
  if (found !== void 0 && creation.create) await noticeDifferences(registry, found, creation, log);
  return withUriOf(repository, reference);
}
async function createMissing(registry, { name }, creation, log) {
  if (!creation.create) throw repositoryMissing(name);
  const created = await registry.createRepository(name, creation);
  const repository = created === "exists" ? await registry.findRepository(name) : created;
  if (repository === void 0) throw repositoryMissing(name);
  if (created === "exists") return repository;
  log.info(`Created the repository ${name}.`);
  if (creation.lifecyclePolicy !== void 0) await putPolicy(registry, name, creation.lifecyclePolicy);
  return repository;
}
async function putPolicy(registry, name, policy) {
  await registry.putLifecyclePolicy(name, policy).catch((thrown) => {
    if (!(thrown instanceof BerthError)) throw thrown;
    const { what, why, fix } = thrown.sentences;
    const left = `The repository ${name} has been created and has no lifecycle policy.`;
    const again2 = `Berth does not change a repository that exists: give it the policy with "aws ecr put-lifecycle-policy --repository-name ${name}", or delete it with "aws ecr delete-repository --repository-name ${name}" before the next run.`;
    throw new BerthError(thrown.code, { what: `${what} ${left}`, why, fix: `${fix} ${again2}` }, { cause: thrown });
  });
}
async function noticeDifferences(registry, repository, settings, log) {
  const differences = [
    ...settingDifferences(repository, settings),
    ...await policyDifferences(registry, repository, settings)
  ];
  if (differences.length > 0)
    log.notice(
      `The repository ${repository.name} was there already and is left as it is. It differs from the inputs: ${differences.join("; ")}.`
    );
}
function settingDifferences({ scanOnPush, mutability }, settings) {
  const exceptions = mutability.exceptions.length > 0 ? ` except ${mutability.exceptions.join(", ")}` : "";
  return [
    ...scanOnPush === settings.scanOnPush ? [] : [`scan on push is ${scanOnPush ? "on" : "off"}`],
    ...mutability.immutable === settings.immutableTags && exceptions === "" ? [] : [`its tags are ${mutability.immutable ? "immutable" : "mutable"}${exceptions}`]
  ];
}
async function policyDifferences(registry, { name }, { lifecyclePolicy }) {
  if (lifecyclePolicy === void 0) return [];
  try {
    const current = await registry.lifecyclePolicy(name);
    if (current === void 0) return ["it has no lifecycle policy"];
    return sameJson(current, lifecyclePolicy) ? [] : ["its lifecycle policy is another one"];
  } catch (thrown) {
    if (isAccessDenied(thrown)) return [];
    throw thrown;
  }
}
function sameJson(one, other) {
  return sorted(parseJsonObject(one)) === sorted(parseJsonObject(other));
}
function sorted(value) {
  return JSON.stringify(
    value,
    (_name, member) => typeof member === "object" && member !== null && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => one < other ? -1 : 1)) : member
  );
}
function withUriOf(repository, reference) {
  const { registry } = reference;
  const host = registryOf(repository.uri);
  if (registry === void 0 || registry === host) return repository;
  const [wanted2, answered] = [locateRegistry(registry), locateRegistry(host)];
  const account = answered?.registryId ?? repository.registryId;
  if (wanted2 === void 0 || wanted2.registryId !== account) throw otherRegistry(reference, host);
  if (answered === void 0) return repository;
  if (wanted2.region !== answered.region) throw otherRegistry(reference, host);
  return { ...repository, uri: `${registry}/${repository.name}` };
}
function repositoryMissing(name) {
  return new BerthError("REPOSITORY_NOT_FOUND", {
    what: `There is no ECR repository called ${name}.`,
    why: "It was looked for in the region and the account of the AWS credentials, or of the registry in front of its name.",
    fix: `Set "create-repository: true", or run "aws ecr create-repository --repository-name ${name}" once.`
  });
}
function otherRegistry({ name, registry }, host) {
  return new BerthError("INVALID_INPUT", {
    what: `"repository" names the registry ${registry}, but ECR has ${name} in ${host}.`,
    why: "Images are pushed to private registries of Amazon ECR only, and an account has one in each region.",
    fix: `Give the name alone, "repository: ${name}", or the registry that the AWS credentials belong to.`
  });
}

// src/actions/image/lifecycle-policy.ts
import { readFile as readFile4 } from "node:fs/promises";

// src/image/registry/lifecycle-policy.ts
function lifecyclePolicyProblems(text) {
  const policy = parseJsonObject(text);
  if (policy === void 0) return ["it is not a JSON object"];
  const rules2 = asObjects(policy.rules);
  if (rules2.length === 0) return ['it has no "rules"'];
  return [
    ...text.length > largestPolicy ? [`it is longer than ${largestPolicy} characters`] : [],
    ...rules2.flatMap((rule, index) => ruleProblems(rule).map((problem) => `rule ${index + 1} ${problem}`)),
    ...priorityProblems(rules2)
  ];
}
var largestPolicy = 30720;
function ruleProblems(rule) {
  const selection = asObject(rule.selection);
  const priority = asNumber(rule.rulePriority);
  return [
    ...isCount(priority) ? [] : ['needs a whole number from 1 on as "rulePriority"'],
    ...asString(asObject(rule.action)?.type) === void 0 ? ['needs an "action" with a "type", such as "expire"'] : [],
    ...selection === void 0 ? ['needs a "selection"'] : selectionProblems(selection)
  ];
}
function selectionProblems(selection) {
  const { tagStatus, countType, countUnit, countNumber } = selection;
  const lists = [selection.tagPatternList, selection.tagPrefixList].filter(Array.isArray).length;
  const counts = countType === "imageCountMoreThan";
  return [
    ...asString(tagStatus) === void 0 ? ['needs "tagStatus" in its selection: tagged, untagged or any'] : [],
    ...tagStatus === "tagged" && lists !== 1 ? ['selects tagged images and needs one of "tagPatternList" and "tagPrefixList"'] : [],
    ...asString(countType) === void 0 ? ['needs "countType" in its selection, such as "imageCountMoreThan"'] : [],
    ...counts && countUnit !== void 0 ? ['counts images, which have no "countUnit"'] : [],
    ...isAge(countType) && countUnit === void 0 ? ['goes by age and needs "countUnit": "days"'] : [],
    ...isCount(asNumber(countNumber)) ? [] : ['needs a whole number from 1 on as "countNumber"']
  ];
}
function priorityProblems(rules2) {
  const priorities = rules2.flatMap((rule) => asNumber(rule.rulePriority) ?? []);
  const ofAny = rules2.filter((rule) => asObject(rule.selection)?.tagStatus === "any" && !isArchived(rule));
  const last = Math.max(...priorities);
  return [
    ...new Set(priorities).size < priorities.length ? ['two rules have the same "rulePriority"'] : [],
    ...ofAny.some((rule) => asNumber(rule.rulePriority) !== last) && rules2.every((rule) => !isArchived(rule)) ? ['a rule for "any" images must have the highest "rulePriority"'] : []
  ];
}
function isArchived(rule) {
  return asObject(rule.selection)?.storageClass === "archive";
}
function isAge(countType) {
  return typeof countType === "string" && countType.startsWith("since");
}
function isCount(value) {
  return value !== void 0 && Number.isInteger(value) && value >= 1;
}

// src/actions/image/lifecycle-policy.ts
async function readLifecyclePolicy(input) {
  if (input === void 0) return void 0;
  const text = input.trimStart().startsWith("{") ? input : await readPolicyFile(input);
  const problems = lifecyclePolicyProblems(text);
  if (problems.length === 0) return text;
  throw new BerthError("INVALID_INPUT", {
    what: '"repository-lifecycle-policy" is no lifecycle policy that ECR takes.',
    why: asSentence(`In it, ${problems.join("; ")}`),
    fix: "Correct it: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html has examples."
  });
}
async function readPolicyFile(path2) {
  return readFile4(path2, "utf8").catch((thrown) => {
    const sentences = {
      what: `"repository-lifecycle-policy" ${path2} cannot be read.`,
      why: asSentence(messageOf(thrown)),
      fix: "Give the JSON itself, or a path relative to the workspace; actions/checkout must have run before this step."
    };
    throw new BerthError("INVALID_INPUT", sentences, { cause: thrown });
  });
}

// src/actions/image/stages/repositories.ts
async function openRepositories(work, openRegistry) {
  const { inputs } = work;
  const creation = await readCreation(work);
  const connections = createConnections(
    work,
    async (location) => cancellableRegistry(await openRegistry(location), work.host.cancelled)
  );
  for (const registry of inputs.registries) await logInToNamed(connections, registry);
  if (!inputs.push) return [];
  const targets = /* @__PURE__ */ new Map();
  for (const reference of inputs.repositories) {
    const target = await openRepository(work, { reference, creation, connections });
    targets.set(target.repository.uri, target);
  }
  return [...targets.values()];
}
async function readCreation({ inputs }) {
  const lifecyclePolicy = await readLifecyclePolicy(inputs.repositoryLifecyclePolicy);
  const { repositoryScanOnPush: scanOnPush, repositoryImmutableTags: immutableTags } = inputs;
  return inputs.createRepository ? { create: true, scanOnPush, immutableTags, lifecyclePolicy } : { create: false };
}
async function openRepository({ host }, { reference, creation, connections }) {
  const location = reference.registry === void 0 ? void 0 : locateRegistry(reference.registry);
  const registry = await connections.registryAt(location);
  const repository = await resolveRepository(registry, reference, creation, host.log);
  const login = await connections.login(registryOf(repository.uri), registry);
  return { registry, repository, login };
}

// src/dockerfile/config-line.ts
function instructionOfConfig(dockerfile, target, part) {
  const stage = targetStage(dockerfile, target);
  const [member = "", name] = part.split(" ");
  if (stage === void 0) return void 0;
  return instructionsOf(dockerfile, stage).findLast((instruction) => {
    if (instruction.keyword !== member.toUpperCase()) return false;
    if (name === void 0) return true;
    return instruction.sets.includes(name) || member === "Label" && instruction.text.includes(name);
  });
}

// src/dockerfile/layers.ts
function linesOfHistory(dockerfile, target, history) {
  const stage = targetStage(dockerfile, target);
  const open = stage === void 0 ? [] : [...instructionsOf(dockerfile, stage)];
  const lines = [...history].reverse().map((entry) => {
    const at = lastOfKind(open, keywordOf(entry.createdBy));
    const instruction = at === -1 ? void 0 : open[at];
    if (instruction !== void 0) open.splice(at);
    return instruction?.line;
  });
  return lines.reverse();
}
function keywordOf(createdBy) {
  const legacy = /#\(nop\)\s+([A-Z]+)/.exec(createdBy)?.[1];
  if (legacy !== void 0) return legacy;
  return /^([A-Z]+)\s/.exec(createdBy)?.[1] ?? "RUN";
}
function lastOfKind(open, keyword) {
  return open.at(-1)?.keyword === keyword ? open.length - 1 : -1;
}

// src/dockerfile/step-line.ts
function lineOfStep(dockerfile, heading) {
  const [, number, legacyKeyword] = /^Step (\d+)\/\d+ : (\w+)/i.exec(heading) ?? [];
  if (number !== void 0) return lineOf2(allInstructions(dockerfile)[Number(number) - 1], legacyKeyword);
  const [, words2 = "", at, of, keyword] = /^\[(.*?)(\d+)\/(\d+)\] (\w+)/.exec(heading) ?? [];
  if (at === void 0) return void 0;
  const stage = stageCalled(dockerfile, words2.trim().split(" ").at(-1) ?? "");
  const steps = stage?.instructions.filter((instruction) => countedKeywords.has(instruction.keyword)) ?? [];
  const base = Number(of) - steps.length;
  return base === 0 || base === 1 ? lineOf2(steps[Number(at) - 1 - base], keyword) : void 0;
}
function lineOf2(instruction, keyword) {
  return instruction?.keyword === keyword?.toUpperCase() ? instruction?.line : void 0;
}
var countedKeywords = /* @__PURE__ */ new Set(["ADD", "COPY", "RUN", "WORKDIR"]);
function stageCalled({ stages }, name) {
  if (stages.length === 1) return stages[0];
  return stages.find((stage) => (stage.name ?? `stage-${stage.index}`) === name.toLowerCase());
}
function allInstructions({ globalArgs, stages }) {
  const globals = new Set(globalArgs.map(({ line }) => line));
  return [
    ...[...globals].map((line) => ({ keyword: "ARG", line })),
    ...stages.flatMap(({ line, instructions }) => [{ keyword: "FROM", line }, ...instructions])
  ];
}

// src/leak-scan/fixes.ts
function fixOf(finding) {
  switch (finding.sink) {
    case "history":
    case "config":
      return fixOfInstruction(finding);
    case "layer":
    case "archive":
      return fixOfFile(finding);
    case "provenance":
    case "attestation":
      return finding.mode === "build-args" ? `Give ${finding.name} with "as: build-secrets" or "as: runtime-ssm", or set "provenance: false".` : 'Set "provenance: mode=min", or "false".';
    case "sbom":
      return 'Set "sbom: false", or rename the file or package that the SBOM names.';
    case "cache":
      return 'Write the cache with "mode=min", and read the secret within one RUN by --mount=type=secret, without writing it to a file.';
    case "metadata":
      return "Keep the value out of labels, tags and names of the build: the metadata repeats them.";
    case "manifest":
      return "Keep the value out of annotations, labels and tags.";
    case "build-log":
      return `Let no command of the build print ${finding.name}: "set -x", "env" and "cat" of a secret file do.`;
  }
}
function fixOfInstruction({ name, mode, line, part }) {
  const at = line === void 0 ? "" : ` of ${line.file} line ${line.line}`;
  const instruction = line?.keyword ?? part?.split(" ")[0]?.toUpperCase() ?? "ARG";
  switch (mode) {
    case "build-args":
      return `ARG ${name} ends up in the image when the final stage declares or uses it: move it to an earlier stage, or give it with "as: build-secrets" or "as: runtime-ssm".`;
    case "build-secrets":
      return `Take ${name} out of the ${instruction}${at}, and read it only within the RUN that needs it, by --mount=type=secret,id=${name}.`;
    case "runtime-ssm":
    case "runtime-secrets-manager":
      return `Take ${name} out of the ${instruction}${at}: the running container gets it from AWS, the build needs nothing of it.`;
  }
}
function fixOfFile({ name, mode, line, path: path2, where }) {
  const file = path2 === void 0 ? "the file" : path2;
  if (where === "name" || where === "link target")
    return `Let the build make no file or link that is named after ${name}.`;
  if (line?.keyword === "COPY" || line?.keyword === "ADD")
    return `${line.file} line ${line.line} copies ${file}: name it in .dockerignore, or copy less. Deleting it later does not help.`;
  const at = line === void 0 ? "A RUN" : `${line.file} line ${line.line}`;
  if (mode === "build-args")
    return `${at} writes ${name} to ${file}: give it with "as: runtime-ssm" and read it from the environment when the container starts.`;
  return `${at} writes ${name} to ${file}: use it without writing it, or delete the file within the same RUN. Deleting it in a later one does not help.`;
}

// src/leak-scan/placed-finding.ts
function placeText(finding) {
  const form = finding.encoding === "as it is" ? "" : `, ${formText(finding)}`;
  const platform = finding.platform === void 0 ? "" : ` of ${finding.platform}`;
  const more = finding.more === void 0 ? "" : `, and ${finding.more} more such places`;
  const { line } = finding;
  const origin = line === void 0 ? "" : ` (${line.file} line ${line.line}, ${line.keyword})`;
  return `${sinkText(finding)}${platform}${form}${origin}${more}`;
}
function formText({ encoding }) {
  switch (encoding) {
    case "one of its lines":
    case "with other line ends":
      return encoding;
    case "escaped line ends":
    case "shell quotes":
      return `with ${encoding}`;
    default:
      return `as ${encoding}`;
  }
}
function sinkText(finding) {
  const part = finding.part === void 0 ? "" : `, ${finding.part}`;
  switch (finding.sink) {
    case "layer":
    case "cache":
    case "archive":
      return layerText(finding) + part;
    case "history":
      return `the image's history, entry ${(finding.historyIndex ?? 0) + 1}`;
    case "config":
      return `the image's configuration${part}`;
    case "provenance":
      return `the provenance attestation${part}`;
    case "sbom":
      return `the SBOM attestation${part}`;
    case "attestation":
      return `an attestation${part}`;
    case "manifest":
      return `the image's manifest${part}`;
    case "metadata":
      return `the build's metadata${part}`;
    case "build-log":
      return `the build's log${part}`;
  }
}
function layerText({ sink, layer, path: path2, where }) {
  const thing = sink === "layer" ? "layer" : sink === "cache" ? "the exported cache, layer" : "a part of the archive that no manifest names";
  const number = layer === void 0 ? "" : ` ${layer.index + 1}`;
  return `${thing}${number}${fileText(path2, where)}`;
}
function fileText(path2, where) {
  if (path2 === void 0) return "";
  switch (where) {
    case void 0:
    case "content":
      return `, file ${path2}`;
    case "name":
      return `, the name of ${path2}`;
    case "link target":
      return `, the target of the link ${path2}`;
    case "attribute":
      return `, an attribute of ${path2}`;
  }
}

// src/leak-scan/verdict.ts
function judgeLeaks(request) {
  const placed = request.findings.map((finding) => placeFinding(request, finding));
  const isByChance = ({ name, mode }) => request.policy === "auto" && mode !== "build-args" && request.ordinary.has(name);
  const [chance, meant] = divide(placed, isByChance);
  const [failing, tolerated] = divide(meant, ({ mode }) => isFailing(request.policy, mode));
  const details = placed.map(detailOf);
  const mustBeWhole = [...request.modes.values()].some((mode) => isFailing(request.policy, mode));
  const unread = request.notScanned.length === 0 ? void 0 : notScannedText(request.notScanned);
  const warnings = [
    ...toleratedWarnings(tolerated),
    ...chanceWarnings(chance),
    ...unread === void 0 || mustBeWhole ? [] : [unread],
    ...unscannableWarnings(request)
  ];
  return {
    error: failing.length > 0 ? leakFound(failing) : mustBeWhole && unread !== void 0 ? notWhole(unread) : void 0,
    warnings,
    details,
    summary: summaryOf(request, placed)
  };
}
function placeFinding({ modes, lineOf: lineOf4 }, finding) {
  return { ...finding, line: lineOf4?.(finding), mode: modes.get(finding.name) ?? "build-secrets" };
}
function isFailing(policy, mode) {
  return policy === "fail" || policy === "auto" && mode !== "build-args";
}
function detailOf(finding) {
  return `${finding.name}: ${placeText(finding)}`;
}
var toldPlaces = 5;
function leakFound(findings) {
  const names = namesOf(findings);
  const one = names.length === 1;
  const sentences = {
    what: `${listed2(names)} can be read in what would leave this machine: ${told(findings)}.`,
    why: `Everyone who gets hold of it, with an image all who may pull it, can read ${one ? "the value" : "the values"} there for ever. Nothing has been pushed.`,
    fix: fixesOf(findings)
  };
  return new BerthError("LEAK_FOUND", sentences, { place: findings.find(({ line }) => line !== void 0)?.line });
}
function notWhole(unread) {
  return new BerthError("LEAK_FOUND", {
    what: unread,
    why: "What cannot be read cannot be said to hold no secret. Nothing has been pushed.",
    fix: 'Build the image again; if that changes nothing, set "leak-scan: warn" and report it with the sentence above.'
  });
}
function notScannedText(clauses) {
  const [told2, rest] = [clauses.slice(0, toldPlaces), clauses.length - toldPlaces];
  return `Not scanned for secrets: ${told2.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}.`;
}
function toleratedWarnings(findings) {
  const [args, others] = divide(findings, ({ mode }) => mode === "build-args");
  const warnings = namesOf(others).map((name) => {
    const own = others.filter((finding) => finding.name === name);
    return `${name} can be read in what leaves this machine: ${told(own)}. ${fixesOf(own)}`;
  });
  return args.length === 0 ? warnings : [buildArgsWarning(args), ...warnings];
}
function buildArgsWarning(findings) {
  const names = namesOf(findings);
  const where = [...new Set(findings.map(({ sink }) => sinkNames[sink]))];
  return [
    `${listed2(names)} can be read by everyone who may pull the image: a build arg stays in what the build makes, here in ${listed2(where)}.`,
    '"as: build-secrets" or "as: runtime-ssm" in the build-args step avoids it.'
  ].join(" ");
}
function chanceWarnings(findings) {
  if (findings.length === 0) return [];
  const names = namesOf(findings);
  const values = names.length === 1 ? "The value" : "The values";
  return [
    `${values} of ${listed2(names)} can be read in what leaves this machine: ${told(findings)}. It may be chance, or meant, because names or values like these are ordinary ones. If it is a secret, change it to a random one; if it is none, leave it out of the secrets ("leak-scan: fail" stops here).`
  ];
}
function unscannableWarnings({ unscannable: unscannable2, ordinary }) {
  const missed = unscannable2.filter(({ name }) => !ordinary.has(name));
  if (missed.length === 0) return [];
  const clauses = missed.map(({ name, why }) => `${name} ${why}`);
  return [`Not looked for, because it would be found everywhere: ${clauses.join("; ")}.`];
}
var sinkNames = {
  layer: "its layers",
  config: "its configuration",
  history: "its history",
  provenance: "its provenance",
  sbom: "its SBOM",
  attestation: "its attestations",
  manifest: "its manifest",
  metadata: "the build's metadata",
  "build-log": "the build's log",
  cache: "the exported cache",
  archive: "the archive"
};
function told(findings) {
  const firsts = new Map([...findings].reverse().map((finding) => [`${finding.name} ${finding.sink}`, finding]));
  const [first, others] = divide(findings, (finding) => firsts.get(`${finding.name} ${finding.sink}`) === finding);
  const texts = [...first, ...others].slice(0, toldPlaces).map(detailOf);
  const rest = findings.length - texts.length;
  return `${texts.join("; ")}${rest > 0 ? `; and ${rest} more in the log` : ""}`;
}
function fixesOf(findings) {
  return [...new Set(findings.map(fixOf))].slice(0, 3).join(" ");
}
function summaryOf(request, findings) {
  const missed = new Set(request.unscannable.map(({ name }) => name));
  const count = [...request.modes.keys()].filter((name) => !missed.has(name)).length;
  const looked = `${count} secret${count === 1 ? "" : "s"}`;
  const unread = [
    ...request.notScanned.map((clause) => `- Not scanned: ${clause}`),
    ...request.unscannable.map(({ name, why }) => `- Not looked for: ${name} ${why}`)
  ];
  if (findings.length === 0) return [`Leak scan: none of ${looked} was found.`, ...unread];
  const rows = findings.slice(0, toldRows).map(rowOf);
  const rest = findings.length - rows.length;
  return [
    `Leak scan: ${listed2(namesOf(findings))} found.`,
    "",
    "| secret | where | Dockerfile | what to do |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
    ...rest > 0 ? [`- and ${rest} more in the log`] : [],
    ...unread
  ];
}
var toldRows = 20;
function rowOf(finding) {
  const { line, ...unplaced } = finding;
  const texts = [
    placeText({ ...unplaced, line: void 0 }),
    line === void 0 ? "" : `line ${line.line}, ${line.keyword}`,
    fixOf(finding)
  ];
  return `| ${[inlineCode(finding.name), ...texts.map(cellText)].join(" | ")} |`;
}
function cellText(text) {
  return text.replace(/[\r\n]+/g, " ").replace(/[\\`*[<|]/g, "\\$&");
}
function namesOf(findings) {
  return [...new Set(findings.map(({ name }) => name))];
}
function listed2(words2) {
  return words2.length < 2 ? words2.join("") : `${words2.slice(0, -1).join(", ")} and ${words2.at(-1)}`;
}
function divide(elements, isFirst) {
  return [elements.filter(isFirst), elements.filter((element) => !isFirst(element))];
}

// src/actions/image/leak-sources.ts
import { createReadStream as createReadStream2 } from "node:fs";
import { rm } from "node:fs/promises";
import { join as join7 } from "node:path";

// src/dockerfile/base-image.ts
function baseImageOf(dockerfile, target, buildArgs) {
  const stage = targetStage(dockerfile, target);
  const [first] = stage === void 0 ? [] : chainOf(dockerfile, stage);
  const image = first === void 0 ? void 0 : withVariables(first.image, valuesOf(dockerfile, buildArgs));
  return image === "" || image === "scratch" ? void 0 : image;
}
function valuesOf({ globalArgs }, buildArgs) {
  const values = {};
  for (const { name, defaultValue } of globalArgs)
    values[name] = buildArgs[name] ?? (defaultValue === void 0 ? void 0 : withVariables(unquoted(defaultValue), values));
  return values;
}
function withVariables(text, values) {
  let known = true;
  const replaced = text.replace(
    /\$(?:(\w+)|\{(\w+)(?::-([^${}]*))?\})/g,
    (_, plain, braced, fallback) => {
      const value = values[plain ?? braced ?? ""] || fallback;
      known &&= value !== void 0;
      return value ?? "";
    }
  );
  return known && !replaced.includes("$") ? replaced : void 0;
}
function unquoted(text) {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

// src/image/docker/base-layers.ts
async function publishedLayers(docker, builder, reference) {
  const known = await layersInEngine(docker, reference);
  return known.length === 0 && builder.kind === "buildx" ? layersInRegistry(docker, reference) : known;
}
async function layersInEngine(docker, reference) {
  const { exitCode, stdout } = await docker({ parameters: ["image", "inspect", reference] });
  const images = exitCode === 0 ? parseJsonObject(`{"images":${stdout}}`)?.images : void 0;
  const image = asObject(asArray(images)[0]);
  return image !== void 0 && isPublished(image) ? asStrings(asObject(image.RootFS)?.Layers) : [];
}
async function layersInRegistry(docker, reference) {
  const parameters = ["buildx", "imagetools", "inspect", "--format", "{{json .Image}}", reference];
  const { exitCode, stdout } = await docker({ parameters });
  const answer = exitCode === 0 ? parseJsonObject(stdout) : void 0;
  return [answer, ...Object.values(answer ?? {})].flatMap(layersOf);
}
function layersOf(configuration) {
  return asStrings(asObject(asObject(configuration)?.rootfs)?.diff_ids);
}
function isPublished(image) {
  const pulls = asArray(asObject(image.Identity)?.Pull);
  const digests = asStrings(image.RepoDigests);
  return pulls.length > 0 || digests.some((digest) => !digest.endsWith(`@${asString(image.Id)}`));
}

// src/leak-scan/decompress.ts
import * as zlib from "node:zlib";

// src/leak-scan/zstd-frames.ts
function createFrameReader() {
  const state = { header: [], wanted: magicLength, next: readMagic, left: 0, isSkipped: false, isOpen: false };
  return {
    read: (bytes) => readPiece(state, bytes),
    problem: () => state.problem ?? (state.isOpen || state.header.length > 0 ? "breaks off" : void 0)
  };
}
var magicLength = 4;
var frameMagic = 4247762216;
var skippableMagic = 407710288;
function* readPiece(state, bytes) {
  let at = 0;
  while (at < bytes.length && state.problem === void 0) {
    const isContent = state.left > 0;
    const part = bytes.subarray(at, at + (isContent ? state.left : state.wanted - state.header.length));
    at += part.length;
    const complete = isContent ? takeContent(state, part) : takeHeader(state, part);
    if (complete !== void 0 && !state.isSkipped) yield { kind: "data", bytes: complete };
    if (state.left === 0 && state.isLast === true) yield* endFrame(state);
  }
}
function takeContent(state, part) {
  state.left -= part.length;
  return part;
}
function takeHeader(state, part) {
  state.isOpen = true;
  state.header.push(...part);
  if (state.header.length < state.wanted) return void 0;
  const header = Uint8Array.from(state.header);
  state.header = [];
  state.next(state, header);
  return state.problem === void 0 ? header : void 0;
}
function* endFrame(state) {
  if (!state.isSkipped) yield { kind: "end" };
  Object.assign(state, { wanted: magicLength, next: readMagic, isSkipped: false, isOpen: false, isLast: false });
}
function readMagic(state, header) {
  const magic = numberOf(header);
  const isSkipped = magic >= skippableMagic && magic < skippableMagic + 16;
  if (magic === frameMagic) Object.assign(state, { wanted: 1, next: readDescriptor });
  else if (isSkipped) Object.assign(state, { wanted: 4, next: readSkippedSize, isSkipped });
  else state.problem = "has something behind a frame that is none";
}
function readSkippedSize(state, header) {
  state.left = numberOf(header);
  state.isLast = true;
}
function readDescriptor(state, [descriptor = 0]) {
  const isSingleSegment = (descriptor & 32) !== 0;
  const windowLength = isSingleSegment ? 0 : 1;
  const dictionaryLength = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeLength = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  state.hasChecksum = (descriptor & 4) !== 0;
  state.left = windowLength + dictionaryLength + sizeLength;
  Object.assign(state, { wanted: 3, next: readBlock });
}
function readBlock(state, header) {
  const block = numberOf(header);
  const kind = block >> 1 & 3;
  if (kind === 3) {
    state.problem = "has a block of no known kind";
    return;
  }
  const isLast = (block & 1) !== 0;
  state.left = (kind === 1 ? 1 : block >> 3) + (isLast && state.hasChecksum === true ? 4 : 0);
  state.isLast = isLast;
}
function numberOf(littleEndian) {
  return littleEndian.reduceRight((number, byte) => number * 256 + byte, 0);
}

// src/leak-scan/decompress.ts
function gunzipInto(sink) {
  return throughZlib(zlib.createGunzip({ chunkSize }), "gzip", sink);
}
function unzstdInto(sink) {
  return typeof zlib.createZstdDecompress === "function" ? unzstdByFrame(sink) : unzstdInJavaScript(sink);
}
function unzstdByFrame(sink) {
  const frames = createFrameReader();
  const content = { write: sink.write, end: async () => void 0 };
  let decoder;
  let failure;
  const endFrame2 = async () => {
    failure ??= await decoder?.end();
    decoder = void 0;
  };
  return {
    write: async (bytes) => {
      for (const event of frames.read(bytes)) {
        if (event.kind === "end") await endFrame2();
        else {
          decoder ??= throughZlib(zlib.createZstdDecompress({ chunkSize }), "zstd", content);
          await decoder.write(event.bytes);
        }
      }
    },
    end: async () => {
      const problem = frames.problem();
      failure ??= problem === void 0 ? void 0 : `is zstd that cannot be read to its end (it ${problem})`;
      await endFrame2();
      const inside = await sink.end();
      return failure ?? inside;
    }
  };
}
var chunkSize = 512 * 1024;
function throughZlib(stream, format, sink) {
  let failure;
  let proceed;
  const wake = () => {
    proceed?.();
    proceed = void 0;
  };
  stream.on("drain", wake).on("close", wake).on("error", (thrown) => {
    failure ??= unreadable2(format, thrown);
  });
  const passedOn = (async () => {
    try {
      for await (const bytes of stream) await sink.write(bytes);
    } catch (thrown) {
      failure ??= unreadable2(format, thrown);
    }
  })();
  return {
    write: async (bytes) => {
      if (failure !== void 0 || stream.destroyed) return;
      if (!stream.write(bytes) && !stream.destroyed) await new Promise((resolve) => proceed = resolve);
    },
    end: async () => {
      if (!stream.destroyed) stream.end();
      await passedOn;
      const inside = await sink.end();
      return failure ?? inside;
    }
  };
}
function unzstdInJavaScript(sink) {
  const pieces = [];
  let failure;
  let decompress;
  const push = async (bytes, last) => {
    try {
      decompress ??= new (await import("./esm-ELSBWSXV.js")).Decompress((piece) => pieces.push(piece));
      decompress.push(bytes, last);
    } catch (thrown) {
      failure = unreadable2("zstd", thrown);
    }
    for (const piece of pieces.splice(0)) await sink.write(piece);
  };
  return {
    write: async (bytes) => {
      if (failure === void 0) await push(bytes.slice(), false);
    },
    end: async () => {
      if (failure === void 0) await push(new Uint8Array(), true);
      const inside = await sink.end();
      return failure ?? inside;
    }
  };
}
function unreadable2(format, thrown) {
  return `is ${format} that cannot be read to its end (${messageOf(thrown)})`;
}

// src/leak-scan/json-blob.ts
function scanJson(scanner, bytes, json) {
  const inStrings = [...stringsOf(json, [])].flatMap(
    ({ text, place }) => scanner.matches(text).map((match) => ({ ...match, place }))
  );
  const names = new Set(inStrings.map(({ name }) => name));
  const others = scanner.matches(bytes).filter(({ name }) => !names.has(name));
  return [...inStrings, ...others.map((match) => ({ ...match, place: [] }))];
}
function parseJson(bytes) {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return void 0;
  }
}
function* stringsOf(value, place) {
  const text = asString(value);
  if (text !== void 0) yield { text, place };
  for (const [index, element] of asArray(value).entries()) yield* stringsOf(element, [...place, String(index)]);
  for (const [name, member] of Object.entries(asObject(value) ?? {})) {
    yield { text: name, place: [...place, name] };
    yield* stringsOf(member, [...place, name]);
  }
}
function memberAt(value, place) {
  let member = value;
  for (const step of place) member = Array.isArray(member) ? member[Number(step)] : asObject(member)?.[step];
  return member;
}

// src/leak-scan/shown.ts
function shown(scanner, text) {
  return scanner.redact(text).replace(new RegExp("\\p{Cc}+", "gu"), " ");
}

// src/leak-scan/tar-reader.ts
function createTarReader() {
  const state = {
    offset: 0,
    block: Buffer.alloc(blockSize),
    filled: 0,
    left: 0,
    size: 0,
    padding: 0,
    ended: false,
    extra: void 0,
    next: {}
  };
  return {
    read: (bytes) => readPiece2(state, bytes),
    problem: () => state.problem ?? (isBetweenEntries(state) ? void 0 : "breaks off in the middle of a file")
  };
}
function isTarStart(block) {
  return block.length >= blockSize && (isZero(block.subarray(0, blockSize)) || hasChecksum(block));
}
var blockSize = 512;
var longestExtra = 1024 * 1024;
function isBetweenEntries(state) {
  return state.ended || state.filled === 0 && state.left === 0 && state.padding === 0 && state.extra === void 0;
}
function* readPiece2(state, bytes) {
  let at = 0;
  while (at < bytes.length && !state.ended) {
    if (state.left > 0) {
      const part = bytes.subarray(at, at + state.left);
      at += part.length;
      const isFirst = state.left === state.size;
      state.left -= part.length;
      yield* takeContent2(state, part, isFirst, state.offset + at);
    } else if (state.padding > 0) {
      const skipped2 = Math.min(state.padding, bytes.length - at);
      state.padding -= skipped2;
      at += skipped2;
    } else {
      const part = bytes.subarray(at, at + blockSize - state.filled);
      state.block.set(part, state.filled);
      state.filled += part.length;
      at += part.length;
      if (state.filled === blockSize) yield* takeHeader2(state, state.offset + at);
    }
  }
  state.offset += bytes.length;
}
function* takeContent2(state, part, isFirst, end) {
  const { extra } = state;
  if (extra === void 0) {
    yield { kind: "data", bytes: part, isFirst, end };
    if (state.left === 0) yield { kind: "end", end };
    return;
  }
  if (extra.size < longestExtra) extra.pieces.push(Buffer.from(part));
  extra.size += part.length;
  if (state.left > 0) return;
  applyExtra(state.next, extra.type, Buffer.concat(extra.pieces));
  state.extra = void 0;
}
function* takeHeader2(state, end) {
  const { block } = state;
  state.filled = 0;
  if (isZero(block)) {
    state.ended = true;
    return;
  }
  if (!hasChecksum(block)) {
    state.ended = true;
    state.problem = "has a broken header of a file";
    return;
  }
  const type = String.fromCharCode(block[156] ?? 0);
  const size = state.next.size ?? sizeOf(block);
  const isExtra = extraTypes.has(type);
  state.left = isExtra ? sizeOf(block) : withoutContent.has(type) ? 0 : size;
  state.size = state.left;
  state.padding = (blockSize - state.left % blockSize) % blockSize;
  if (isExtra) {
    state.extra = state.left === 0 ? void 0 : { type, pieces: [], size: 0 };
    return;
  }
  yield { kind: "entry", entry: entryOf(block, type, state.left, state.next), end };
  state.next = {};
  if (state.left === 0) yield { kind: "end", end };
}
var extraTypes = /* @__PURE__ */ new Set(["x", "g", "L", "K"]);
var withoutContent = /* @__PURE__ */ new Set(["1", "2", "3", "4", "5", "6"]);
function entryOf(block, type, size, next) {
  const prefix = isUstar(block) ? textOf(block, 345, 155) : "";
  const short = textOf(block, 0, 100);
  const path2 = next.path ?? (prefix === "" ? short : `${prefix}/${short}`);
  return {
    path: path2.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, ""),
    linkTarget: next.linkTarget ?? textOf(block, 157, 100),
    isFile: type === "0" || type === "\0" || type === "7",
    size,
    isSplit: next.path === void 0 && prefix !== ""
  };
}
function isUstar(block) {
  return block.toString("latin1", 257, 263) === "ustar\0";
}
function applyExtra(next, type, content) {
  const text = () => content.toString().replace(/\0.*$/s, "");
  if (type === "L") next.path = text();
  if (type === "K") next.linkTarget = text();
  if (type === "x") applyPax(next, content);
}
function applyPax(next, content) {
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(32, at);
    const length = Number(content.toString("latin1", at, Math.max(at, blank)));
    if (blank < 0 || !Number.isInteger(length) || length <= blank - at) return;
    const record = content.toString("utf8", blank + 1, at + length - 1);
    const equals = record.indexOf("=");
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === "path") next.path = value;
    if (key === "linkpath") next.linkTarget = value;
    if (key === "size") next.size = Number(value);
    at += length;
  }
}
function textOf(block, start, length) {
  const end = block.indexOf(0, start);
  return block.toString("utf8", start, end < 0 ? start + length : Math.min(end, start + length));
}
function sizeOf(block) {
  if (((block[124] ?? 0) & 128) !== 0) return Number(block.readBigUInt64BE(128) & 0x7fffffffffffffffn);
  return Number.parseInt(textOf(block, 124, 12).trim() || "0", 8) || 0;
}
function hasChecksum(block) {
  const field = Buffer.from(block.subarray(148, 156)).toString("latin1");
  let sum = 8 * 32;
  for (let index = 0; index < blockSize; index++) if (index < 148 || index >= 156) sum += block[index] ?? 0;
  return Number.parseInt(field.replace(/\0.*$/s, "").trim(), 8) === sum;
}
function isZero(block) {
  return block.every((byte) => byte === 0);
}

// src/leak-scan/layer.ts
function createLayerScan(scanner) {
  const stream = scanner.startStream();
  const reader = createTarReader();
  const collector = createCollector(scanner);
  const pending = createPending();
  let current;
  let inside;
  const settle = (end, partOf) => {
    for (const match of pending.upTo(end)) collector.add(match, current?.path, partOf(match));
  };
  const take = async (event) => {
    switch (event.kind) {
      case "entry":
        current = event.entry;
        if (current.isSplit) addSplitName(scanner, collector, current.path);
        settle(event.end, (match) => headerPart(scanner, current, match));
        return;
      case "data":
        settle(event.end, () => "content");
        if (event.isFirst && isGzip(event.bytes)) inside = scanInside(scanner, collector, current?.path);
        await inside?.write(event.bytes);
        return;
      case "end":
        await inside?.end();
        inside = void 0;
    }
  };
  return {
    write: async (bytes) => {
      stream.push(bytes, pending.add);
      for (const event of reader.read(bytes)) await take(event);
    },
    end: async () => {
      await inside?.end();
      current = void 0;
      settle(Number.POSITIVE_INFINITY, () => "content");
      const problem = reader.problem();
      return problem === void 0 ? void 0 : `is a tar archive that ${problem}`;
    },
    hits: collector.hits
  };
}
var keptHits = 10;
function isGzip(bytes) {
  return gzipMark.every((byte, index) => (bytes[index] ?? byte) === byte);
}
var gzipMark = [31, 139, 8];
function createCollector(scanner) {
  const byName = /* @__PURE__ */ new Map();
  const more = /* @__PURE__ */ new Map();
  return {
    add: (match, path2, where) => {
      const places = byName.get(match.name) ?? /* @__PURE__ */ new Map();
      byName.set(match.name, places);
      const key = `${where} ${path2}`;
      if (places.has(key)) return;
      if (places.size >= keptHits) more.set(match.name, (more.get(match.name) ?? 0) + 1);
      else places.set(key, { ...match, path: path2 === void 0 ? void 0 : shown(scanner, path2), where });
    },
    hits: () => ({ hits: [...byName.values()].flatMap((places) => [...places.values()]), more })
  };
}
function createPending() {
  let places = [];
  return {
    add: (match, end) => {
      places.push({ match, end });
    },
    upTo: (end) => {
      if (places.length === 0) return [];
      const settled = places.filter((place) => place.end <= end);
      places = places.filter((place) => place.end > end);
      return settled.map(({ match }) => match);
    }
  };
}
function addSplitName(scanner, collector, path2) {
  for (const match of scanner.matches(path2)) collector.add(match, path2, "name");
}
function headerPart(scanner, entry, { name }) {
  const holds = (text) => scanner.matches(text).some((match) => match.name === name);
  if (entry === void 0 || holds(entry.path)) return "name";
  return holds(entry.linkTarget) ? "link target" : "attribute";
}
function scanInside(scanner, collector, path2) {
  const stream = scanner.startStream();
  return gunzipInto({
    write: async (bytes) => stream.push(bytes, (match) => collector.add(match, path2, "content")),
    end: async () => void 0
  });
}

// src/leak-scan/blob.ts
function createBlobScan(scanner) {
  let result;
  let bytes = 0;
  const content = createContent(scanner, (blob) => result = blob);
  const counted = {
    write: (piece) => {
      bytes += piece.length;
      return content.write(piece);
    },
    end: content.end
  };
  const outer = chooseByStart((start) => decompressorOf(start)?.(counted) ?? counted);
  return {
    write: outer.write,
    end: async () => {
      const problem = await outer.end();
      return { blob: result?.() ?? { kind: "other", found: [] }, problem, bytes };
    }
  };
}
var longestJson = 48 * 1024 * 1024;
var startLength = 512;
function chooseByStart(choose) {
  let start = Buffer.alloc(0);
  let chosen;
  const open = async () => {
    chosen = choose(start);
    if (start.length > 0) await chosen.write(start);
    return chosen;
  };
  return {
    write: async (bytes) => {
      if (chosen !== void 0) return chosen.write(bytes);
      start = Buffer.concat([start, bytes]);
      if (start.length >= startLength) await open();
    },
    end: async () => (chosen ?? await open()).end()
  };
}
function decompressorOf(start) {
  const [first = 0, second = 0, third = 0, fourth = 0] = start;
  if (first === 31 && second === 139) return gunzipInto;
  const isFrame = first === 40 && second === 181;
  const isSkipped = (first & 240) === 80 && second === 42;
  if (isFrame && third === 47 && fourth === 253 || isSkipped && third === 77 && fourth === 24)
    return unzstdInto;
  return void 0;
}
function createContent(scanner, report2) {
  return chooseByStart((start) => {
    if (isTarStart(start)) {
      const layer = createLayerScan(scanner);
      report2(() => ({ kind: "layer", found: layer.hits() }));
      return layer;
    }
    return createOtherScan(scanner, report2, start);
  });
}
function createOtherScan(scanner, report2, start) {
  const stream = scanner.startStream();
  const found = /* @__PURE__ */ new Map();
  const isJson = /^\s*[[{]/.test(Buffer.from(start).toString("latin1"));
  let pieces = isJson ? [] : void 0;
  let size = 0;
  report2(() => ({ kind: "other", found: [...found.values()] }));
  return {
    write: async (bytes) => {
      stream.push(bytes, (match) => found.set(match.name, match));
      size += bytes.length;
      if (size > longestJson) pieces = void 0;
      pieces?.push(Buffer.from(bytes));
    },
    end: async () => {
      if (pieces === void 0) return isText(start) ? void 0 : unknownForm(start);
      const whole = Buffer.concat(pieces);
      const json = parseJson(whole);
      if (json === void 0) return "starts like JSON and is broken";
      const hits = scanJson(scanner, whole, json);
      report2(() => ({ kind: "json", json, found: hits }));
      return void 0;
    }
  };
}
function isText(start) {
  return start.every((byte) => byte >= 32 || byte === 10 || byte === 13 || byte === 9);
}
function unknownForm(start) {
  const name = compressions.find(
    ({ magic }) => Buffer.from(start.subarray(0, magic.length / 2)).toString("hex") === magic
  );
  return name === void 0 ? "is of no form that is known" : `is compressed by ${name.name}, which cannot be read`;
}
var compressions = [
  { magic: "fd377a585a00", name: "xz" },
  { magic: "425a68", name: "bzip2" },
  { magic: "04224d18", name: "lz4" }
];

// src/leak-scan/archive-files.ts
import { posix } from "node:path";
var ArchiveFiles = class {
  #files;
  #named = /* @__PURE__ */ new Set();
  constructor(files) {
    this.#files = files;
  }
  all() {
    return this.#files;
  }
  isEmpty() {
    return this.#files.size === 0;
  }
  /** Bytes that were looked through, decompressed. */
  bytes() {
    return [...this.#files.values()].reduce((sum, file) => sum + (file.kind === "scanned" ? file.bytes : 0), 0);
  }
  /** What a JSON file holds; undefined when there is none at this path. */
  json(path2) {
    const file = this.#files.get(path2);
    return file?.kind === "scanned" && file.blob.kind === "json" ? file.blob.json : void 0;
  }
  /** The file at a path, behind its links; it counts as named from now on. */
  take(path2) {
    const resolved = this.resolve(path2);
    this.#named.add(resolved);
    return this.#files.get(resolved);
  }
  isNamed(path2) {
    return this.#named.has(path2);
  }
  /** Where a path leads, behind its links. */
  resolve(path2) {
    let resolved = posix.normalize(path2);
    for (let steps = 0; steps < mostLinks; steps++) {
      const file = this.#files.get(resolved);
      if (file?.kind !== "link") return resolved;
      resolved = posix.normalize(posix.join(posix.dirname(resolved), file.target));
    }
    return resolved;
  }
};
var mostLinks = 8;

// src/leak-scan/oci-path.ts
function digestOfPath(path2) {
  return /^blobs\/(\w+)\/(\w+)$/.exec(path2)?.slice(1).join(":") ?? "";
}

// src/leak-scan/image-parts.ts
function descriptorOf(descriptor) {
  const digest = asString(descriptor.digest) ?? "";
  return {
    path: `blobs/${digest.replace(":", "/")}`,
    digest,
    mediaType: asString(descriptor.mediaType) ?? "",
    isAttestation: asObject(descriptor.annotations)?.["vnd.docker.reference.type"] === "attestation-manifest"
  };
}
function pathDescriptor(path2) {
  const digest = digestOfPath(path2);
  return { path: path2, digest: digest === "" ? void 0 : digest, mediaType: "", isAttestation: false };
}
function nameOfPath(path2) {
  return digestOfPath(path2) || path2;
}
function placesOf(configuration, layers) {
  const diffIds = asStrings(asObject(configuration?.rootfs)?.diff_ids);
  const withLayer = historyOf(configuration).flatMap(({ emptyLayer }, index) => emptyLayer ? [] : [index]);
  const fits = withLayer.length === layers.length;
  return layers.map((descriptor, index) => ({
    layer: layerPlace(index, descriptor, diffIds[index]),
    historyIndex: fits ? withLayer[index] : void 0
  }));
}
function layerPlace(index, { digest }, diffId) {
  return { index, ...digest === void 0 ? {} : { digest }, ...diffId === void 0 ? {} : { diffId } };
}
function imageOf(configuration) {
  const parts = [configuration?.os, configuration?.architecture, configuration?.variant].map(asString);
  const platform = parts.filter((part) => part !== void 0 && part !== "").join("/");
  return { platform: platform === "" ? void 0 : platform, history: historyOf(configuration) };
}
function historyOf(configuration) {
  return asObjects(configuration?.history).map((entry) => ({
    createdBy: asString(entry.created_by) ?? "",
    emptyLayer: entry.empty_layer === true
  }));
}
function configPart(place, configuration) {
  const [section, member, name] = place;
  if (section !== "config" && section !== "container_config") return place.join(".");
  if (member === "Env") {
    const variable = asString(memberAt(configuration, place.slice(0, 3))) ?? "";
    return `Env ${variable.split("=")[0]}`;
  }
  if (member === "Labels") return `Label ${name}`;
  return member ?? section;
}
function attestationSink(statement) {
  const predicate = asString(asObject(statement)?.predicateType) ?? "";
  if (predicate.includes("slsa.dev/provenance")) return "provenance";
  return /spdx|cyclonedx/i.test(predicate) ? "sbom" : "attestation";
}

// src/leak-scan/limit-findings.ts
function limitFindings(findings) {
  const groups = /* @__PURE__ */ new Map();
  for (const finding of new Map(findings.map((each) => [JSON.stringify(each), each])).values()) {
    const key = JSON.stringify([finding.name, finding.sink, finding.layer?.index, finding.platform]);
    groups.set(key, [...groups.get(key) ?? [], finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const rest = group.slice(toldFindings);
    const more = rest.reduce((sum, finding) => sum + 1 + (finding.more ?? 0), 0);
    const told2 = group.slice(0, toldFindings);
    const last = told2.at(-1);
    return more === 0 || last === void 0 ? told2 : [...told2.slice(0, -1), { ...last, more: more + (last.more ?? 0) }];
  });
}
var toldFindings = 10;

// src/leak-scan/image-index.ts
function attributeFindings(scanner, files, attribution) {
  return new ArchiveReader(scanner, files, attribution).read();
}
var longestPart = 200;
var ArchiveReader = class {
  #scanner;
  #files;
  #attribution;
  #findings = [];
  #notScanned = [];
  #images = [];
  #skipped = /* @__PURE__ */ new Set();
  constructor(scanner, files, attribution) {
    this.#scanner = scanner;
    this.#files = new ArchiveFiles(files);
    this.#attribution = attribution;
  }
  read() {
    const index = this.#files.json("index.json");
    const manifest = this.#files.json("manifest.json");
    if (index !== void 0) this.#readIndex(asObject(index) ?? {}, manifest !== void 0);
    if (manifest !== void 0) for (const image of asObjects(manifest)) this.#readDockerImage(image);
    if (this.#images.length === 0 && this.#attribution.sink === void 0 && !this.#files.isEmpty())
      this.#notScanned.push("the archive has no manifest of an image");
    for (const [path2, file] of this.#files.all()) this.#readRest(path2, file);
    const findings = limitFindings(this.#images.length > 1 ? this.#findings : this.#findings.map(withoutPlatform));
    const { sink } = this.#attribution;
    return {
      findings: sink === void 0 ? findings : findings.map((finding) => ({ ...finding, sink })),
      notScanned: this.#notScanned,
      images: this.#images,
      bytes: this.#files.bytes(),
      skippedLayers: this.#skipped.size
    };
  }
  /** @param mayLack An engine saves one platform of an image, and the index of all. */
  #readIndex(index, mayLack) {
    for (const [position, descriptor] of asObjects(index.manifests).map(descriptorOf).entries()) {
      const file = this.#files.take(descriptor.path);
      if (file === void 0 && !mayLack) this.#miss("manifest", descriptor);
      if (file?.kind === "scanned") this.#readDescribed(file.blob, descriptor, position, mayLack);
    }
  }
  /** An index names manifests, further indexes and, in a cache, layers. */
  #readDescribed(blob, descriptor, position, mayLack) {
    if (blob.kind === "layer") this.#addLayer(blob.found, layerPlace(position, descriptor), void 0, void 0);
    if (blob.kind !== "json") return;
    const json = asObject(blob.json) ?? {};
    const isManifest = Array.isArray(json.layers) && asObject(json.config) !== void 0;
    const isKnown = Array.isArray(json.manifests) || isManifest;
    this.#addAll(isKnown ? "manifest" : "archive", blob.found);
    if (Array.isArray(json.manifests)) this.#readIndex(json, mayLack);
    if (isManifest) this.#readManifest(json, descriptor);
  }
  #readManifest(manifest, { isAttestation }) {
    const config = descriptorOf(asObject(manifest.config) ?? {});
    const layers = asObjects(manifest.layers).map(descriptorOf);
    if (isAttestation || layers.some(({ mediaType }) => mediaType.includes("in-toto")))
      this.#readAttestation(config, layers);
    else this.#readImage(config, layers);
  }
  #readAttestation(config, statements) {
    for (const descriptor of [config, ...statements]) {
      const file = this.#files.take(descriptor.path);
      if (file === void 0) this.#miss("attestation", descriptor);
      if (file?.kind !== "scanned") continue;
      const { blob } = file;
      if (blob.kind === "json") this.#addAll(attestationSink(blob.json), blob.found);
      if (blob.kind === "other") this.#addAll("attestation", blob.found.map(withoutPlace));
      if (blob.kind === "layer") this.#addLayer(blob.found, void 0, void 0, void 0, "attestation");
    }
  }
  /** What `manifest.json` of a docker-archive says: paths within the archive. */
  #readDockerImage(image) {
    const config = pathDescriptor(asString(image.Config) ?? "");
    if (this.#files.isNamed(this.#files.resolve(config.path))) return;
    this.#readImage(config, asStrings(image.Layers).map(pathDescriptor));
  }
  #readImage(config, layers) {
    const file = this.#files.take(config.path);
    const json = file?.kind === "scanned" && file.blob.kind === "json" ? file.blob : void 0;
    const configuration = asObject(json?.json);
    if (file === void 0) this.#miss("configuration", config);
    const image = imageOf(configuration);
    this.#images.push(image);
    const places = placesOf(configuration, layers);
    for (const hit of json?.found ?? []) this.#findings.push(this.#configFinding(hit, configuration, places, image));
    if (file?.kind === "scanned" && file.blob.kind === "other")
      this.#addAll("config", file.blob.found.map(withoutPlace));
    for (const [index, descriptor] of layers.entries()) this.#readLayer(descriptor, places[index], image.platform);
  }
  #readLayer(descriptor, place, platform) {
    const file = this.#files.take(descriptor.path);
    const { skipLayers } = this.#attribution;
    const isBase = [descriptor.digest, place?.layer.diffId].some(
      (digest) => digest !== void 0 && skipLayers.has(digest)
    );
    if (isBase || file?.kind === "skipped") {
      this.#skipped.add(this.#files.resolve(descriptor.path));
      return;
    }
    if (file?.kind !== "scanned") this.#miss("layer", descriptor);
    else if (file.blob.kind === "layer") this.#addLayer(file.blob.found, place?.layer, place?.historyIndex, platform);
    else {
      if (file.problem === void 0) this.#notScanned.push(`layer ${this.#nameOf(descriptor)} is no tar archive`);
      this.#addAll("layer", file.blob.found.map(withoutPlace));
    }
  }
  /** What no manifest names: the files that hold the archive together, older descriptions of layers, and what was left behind. */
  #readRest(path2, file) {
    if (file.kind !== "scanned") return;
    if (file.problem !== void 0 && !this.#skipped.has(path2))
      this.#notScanned.push(`${nameOfPath(path2)} ${file.problem}`);
    if (this.#files.isNamed(path2)) return;
    const { blob } = file;
    switch (blob.kind) {
      case "layer":
        this.#addLayer(blob.found, void 0, void 0, void 0, "archive");
        return;
      case "json":
        if (asObject(blob.json)?.container_config !== void 0)
          for (const hit of blob.found)
            this.#findings.push(this.#configFinding(hit, asObject(blob.json), [], void 0));
        else this.#addAll(/^(index|manifest)\.json$/.test(path2) ? "manifest" : "archive", blob.found);
        return;
      case "other":
        this.#addAll("archive", blob.found.map(withoutPlace), nameOfPath(path2));
    }
  }
  #addLayer({ hits, more }, layer, historyIndex, platform, sink = "layer") {
    const last = new Map(hits.map((hit) => [hit.name, hit]));
    for (const hit of hits)
      this.#findings.push({
        name: hit.name,
        encoding: hit.encoding,
        sink,
        where: hit.where,
        ...layer === void 0 ? {} : { layer },
        ...historyIndex === void 0 ? {} : { historyIndex },
        ...platform === void 0 ? {} : { platform },
        ...hit.path === void 0 ? {} : { path: hit.path },
        ...last.get(hit.name) === hit && more.has(hit.name) ? { more: more.get(hit.name) ?? 0 } : {}
      });
  }
  #addAll(sink, hits, part) {
    for (const { name, encoding, place } of hits) {
      const text = part ?? place.join(".");
      this.#findings.push({ name, encoding, sink, ...text === "" ? {} : { part: this.#shown(text) } });
    }
  }
  #configFinding({ name, encoding, place }, configuration, layers, image) {
    const platform = image?.platform === void 0 ? {} : { platform: image.platform };
    if (place[0] === "history") {
      const historyIndex = Number(place[1]);
      const layer = layers.find((placed) => placed.historyIndex === historyIndex)?.layer;
      return { name, encoding, sink: "history", historyIndex, ...platform, ...layer === void 0 ? {} : { layer } };
    }
    const part = this.#shown(configPart(place, configuration));
    return { name, encoding, sink: "config", ...platform, ...part === "" ? {} : { part } };
  }
  #shown(text) {
    const part = shown(this.#scanner, text);
    return part.length <= longestPart ? part : `${part.slice(0, longestPart - 1)}\u2026`;
  }
  #nameOf({ digest, path: path2 }) {
    return digest ?? nameOfPath(path2);
  }
  #miss(what, descriptor) {
    this.#notScanned.push(`${what} ${this.#nameOf(descriptor)} is not in the archive`);
  }
};
function withoutPlace(match) {
  return { ...match, place: [] };
}
function withoutPlatform({ platform: _, ...finding }) {
  return finding;
}

// src/leak-scan/archive.ts
async function scanArchive(scanner, stream, { skipLayers = /* @__PURE__ */ new Set() } = {}) {
  const reader = createTarReader();
  const files = /* @__PURE__ */ new Map();
  let current;
  for await (const piece of stream)
    for (const event of reader.read(piece))
      switch (event.kind) {
        case "entry":
          current = openEntry(scanner, event.entry, files, skipLayers);
          break;
        case "data":
          await current?.blob.write(event.bytes);
          break;
        case "end":
          if (current !== void 0) files.set(current.path, stored(await current.blob.end()));
          current = void 0;
      }
  const problem = reader.problem() ?? (files.size === 0 ? "holds no file" : void 0);
  if (current !== void 0) files.set(current.path, stored(await current.blob.end()));
  const scan2 = attributeFindings(scanner, files, { skipLayers, sink: void 0 });
  return problem === void 0 ? scan2 : { ...scan2, notScanned: [`the archive ${problem}`, ...scan2.notScanned] };
}
function openEntry(scanner, { path: path2, linkTarget, isFile }, files, skipLayers) {
  if (linkTarget !== "") files.set(path2, { kind: "link", target: linkTarget });
  if (!isFile) return void 0;
  if (skipLayers.has(digestOfPath(path2))) {
    files.set(path2, { kind: "skipped" });
    return void 0;
  }
  return { path: path2, blob: createBlobScan(scanner) };
}
function stored(result) {
  return { kind: "scanned", ...result };
}

// src/leak-scan/directory.ts
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join as join6, relative, sep } from "node:path";
async function scanDirectory(scanner, directory, { sink, skipLayers = /* @__PURE__ */ new Set() } = {}) {
  const files = /* @__PURE__ */ new Map();
  const entries2 = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries2.filter((candidate) => candidate.isFile())) {
    const path2 = join6(entry.parentPath, entry.name);
    const blob = createBlobScan(scanner);
    for await (const piece of createReadStream(path2, { highWaterMark: pieceSize })) await blob.write(piece);
    files.set(relative(directory, path2).split(sep).join("/"), { kind: "scanned", ...await blob.end() });
  }
  return attributeFindings(scanner, files, { skipLayers, sink });
}
var pieceSize = 512 * 1024;

// src/leak-scan/text.ts
function scanText(scanner, text, sink) {
  const bytes = Buffer.from(text);
  const json = /^\s*[[{]/.test(text) ? parseJson(bytes) : void 0;
  if (json === void 0) return scanner.matches(bytes).map((match) => ({ ...match, sink }));
  return scanJson(scanner, bytes, json).map(({ place, ...match }) => {
    const part = shown(scanner, place.join("."));
    return { ...match, sink, ...part === "" ? {} : { part } };
  });
}

// src/actions/image/leak-sources.ts
async function scanSources(work, built, scanner) {
  const image = await scanImage(work, built, scanner);
  const cache = await scanCache(work, scanner);
  const tags = work.tags.flatMap(
    (tag) => scanText(scanner, tag, "manifest").map((found) => ({ ...found, part: "tag" }))
  );
  return { image, cache, texts: [...scanText(scanner, JSON.stringify(built.metadata), "metadata"), ...tags] };
}
async function scanImage(work, { id, archive }, scanner) {
  const options = { skipLayers: new Set(await baseLayers(work)) };
  return archive === void 0 ? scanSavedImage(work, id, scanner, options) : untilCancelled(
    scanArchive(scanner, createReadStream2(archive, { highWaterMark: pieceSize2 }), options),
    work.host.cancelled
  );
}
var pieceSize2 = 512 * 1024;
async function scanSavedImage({ docker }, id, scanner, options) {
  let scan2;
  const { exitCode, stderr } = await docker({
    parameters: ["image", "save", id],
    readOutput: async (output2) => {
      scan2 = await scanArchive(scanner, output2, options);
    }
  });
  if (exitCode !== 0 || scan2 === void 0) throw notSaved(scanner.redact(stderr));
  return scan2;
}
async function baseLayers({ docker, builder, source, request }) {
  if (source.content === void 0) return [];
  const values = Object.fromEntries(request.buildArgs.map(({ name, value }) => [name, value]));
  const base = baseImageOf(source.content, request.target, values);
  const isReplaced = request.buildContexts.some((context) => context.split("=")[0] === base);
  return base === void 0 || isReplaced ? [] : publishedLayers(docker, builder, base);
}
async function scanCache(work, scanner) {
  const directory = join7(work.directory, "cache");
  try {
    if (!await exportCacheTo(work, directory)) return void 0;
    return await untilCancelled(scanDirectory(scanner, directory, { sink: "cache" }), work.host.cancelled);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
function notSaved(stderr) {
  return new BerthError("UNEXPECTED", {
    what: "The leak scan could not read the image, so nothing has been pushed.",
    why: `"docker image save" says: ${stderr.trim() || "nothing"}.`,
    fix: "Make sure that the engine runs and that its disk is not full, then run the job again."
  });
}

// src/actions/image/stages/scan.ts
async function scan(work, built) {
  const { inputs, host, leakWatch } = work;
  if (inputs.leakScan === "off") return { summary: ["", "Leak scan: off, as asked.", ""] };
  if (leakWatch === void 0) {
    host.log.info("Leak scan: this step was given no secret, so there is nothing to look for.");
    return { summary: [] };
  }
  tellPrinted(work, leakWatch);
  const verdict = judge(work, leakWatch, inputs.leakScan, await scanTimed(work, built, leakWatch));
  if (verdict.details.length > 0) host.log.group("Leak scan: where secrets can be read", verdict.details);
  for (const warning2 of verdict.warnings) host.log.warning(warning2);
  const summary = ["", ...verdict.summary, ""];
  if (verdict.error === void 0) return { summary };
  await host.summarize(summary.join("\n"));
  throw verdict.error;
}
async function scanTimed(work, built, { scanner }) {
  const start = performance.now();
  const sources = await scanSources(work, built, scanner);
  const seconds = ((performance.now() - start) / 1e3).toFixed(1);
  const megabytes = Math.round((sources.image.bytes + (sources.cache?.bytes ?? 0)) / 1e6);
  const { skippedLayers } = sources.image;
  const skipped2 = skippedLayers === 0 ? "" : `, without ${skippedLayers} layers that the base image's registry has`;
  work.host.log.info(
    `Leak scan: looked for ${work.secrets.all.length} secrets in ${scanner.needles} forms through ${megabytes} MB in ${seconds} s${skipped2}.`
  );
  return sources;
}
function tellPrinted(work, { buildLog }) {
  const { source, host } = work;
  const ordinary = ordinaryNames(work);
  for (const { step, names: printed } of buildLog.secretsByStep()) {
    const names = printed.filter((name) => speaksOfSecret(name) || !ordinary.has(name));
    if (names.length === 0) continue;
    const line = step === void 0 || source.content === void 0 ? void 0 : lineOfStep(source.content, step);
    host.log.warning(printedText(step, names), line === void 0 ? void 0 : { file: source.path, line });
  }
}
function printedText(step, names) {
  const where = step === void 0 ? "The build" : `The step "${shortened(withoutCacheTokens(step))}"`;
  return `${where} prints ${names.join(", ")}. It is masked in this log, and nowhere else: keep it out of what the command prints, and of its text ("set -x", "env" and $NAME in a RUN show it).`;
}
var longestStep = 120;
function shortened(step) {
  return step.length <= longestStep ? step : `${step.slice(0, longestStep - 1)}\u2026`;
}
function judge(work, { scanner, buildLog }, policy, { image, cache, texts }) {
  return judgeLeaks({
    policy,
    modes: modesOf(work),
    ordinary: ordinaryNames(work),
    findings: [...image.findings, ...cache?.findings ?? [], ...texts, ...buildLog.findings()],
    notScanned: [...image.notScanned, ...cache?.notScanned ?? []],
    unscannable: scanner.unscannable,
    lineOf: (finding) => lineOf3(work, image.images, finding)
  });
}
function ordinaryNames({ secrets }) {
  return new Set(secrets.all.filter(isOrdinary).map(({ name }) => name));
}
function modesOf({ secrets }) {
  const isOf = (list, name, value) => list.some((entry) => entry.name === name && entry.value === value);
  return new Map(
    secrets.all.map(({ name, value }) => {
      if (isOf(secrets.buildArgs, name, value)) return [name, "build-args"];
      return [name, isOf(secrets.runtime, name, value) ? "runtime-ssm" : "build-secrets"];
    })
  );
}
function lineOf3({ source: { path: path2, content }, request: { target } }, images, { sink, historyIndex, platform, part }) {
  const stage = content === void 0 ? void 0 : targetStage(content, target);
  if (content === void 0 || stage === void 0) return void 0;
  if (sink === "config") {
    const instruction2 = part === void 0 ? void 0 : instructionOfConfig(content, target, part);
    return instruction2 && { file: path2, line: instruction2.line, keyword: instruction2.keyword };
  }
  const image = images.find((candidate) => platform === void 0 || candidate.platform === platform);
  if (historyIndex === void 0 || image === void 0) return void 0;
  const line = linesOfHistory(content, target, image.history)[historyIndex];
  const instruction = instructionsOf(content, stage).find((candidate) => candidate.line === line);
  return instruction && { file: path2, line: instruction.line, keyword: instruction.keyword };
}

// src/image/docker/probe.ts
async function probeDocker(docker) {
  const [version, buildx] = await Promise.all([
    docker({ parameters: ["version", "--format", "{{json .}}"] }),
    docker({ parameters: ["buildx", "version"] })
  ]);
  const answer = parseJsonObject(version.stdout);
  const [client, server] = [asObject(answer?.Client), asObject(answer?.Server)];
  if (version.exitCode !== 0) throw engineUnavailable(version.stderr);
  return {
    clientVersion: asString(client?.Version) ?? "",
    apiVersion: asString(client?.ApiVersion) ?? "",
    buildxVersion: buildx.exitCode === 0 ? buildxVersion(buildx.stdout) : void 0,
    enginePlatform: platformOf(asString(server?.Os), asString(server?.Arch))
  };
}
function platformOf(os, architecture) {
  return os === void 0 || architecture === void 0 ? void 0 : `${os}/${architecture}`;
}
function buildxVersion(answer) {
  const version = /\sv?(\d+\.\d+\.\d+\S*)/.exec(answer)?.[1];
  return version === void 0 || version.startsWith("0.0.0") ? "unknown" : version;
}
function engineUnavailable(message) {
  return new BerthError("DOCKER_UNAVAILABLE", {
    what: "No Docker engine answers.",
    why: asSentence(`The Docker client says: ${message.trim() || "nothing"}`),
    fix: "Start the engine, set DOCKER_HOST to where it listens, or let the job's user write to its socket."
  });
}

// src/image/docker/probe-node.ts
async function probeBuildNode(docker) {
  const [inspect, containerdStore] = await Promise.all([
    docker({ parameters: ["buildx", "inspect"] }),
    hasContainerdStore(docker)
  ]);
  const version = /^Build[Kk]it(?: version)?:\s*v?(\S+)/m.exec(inspect.stdout)?.[1];
  return {
    driver: /^Driver:\s*(\S+)/m.exec(inspect.stdout)?.[1] ?? "",
    buildKitVersion: version?.startsWith("0.0.0") ? void 0 : version,
    containerdStore
  };
}

// src/leak-scan/build-log.ts
function createBuildLogWatch(scanner) {
  const steps = createSteps();
  const raw = scanner.startStream();
  const printed = scanner.startStream();
  const bySteps = /* @__PURE__ */ new Map();
  const found = /* @__PURE__ */ new Map();
  return {
    raw: (line) => {
      const step = steps.of(line);
      raw.push(lineBytes(line), ({ name }) => {
        const names = bySteps.get(step) ?? /* @__PURE__ */ new Set();
        bySteps.set(step, names.add(name));
      });
    },
    printed: (line) => printed.push(lineBytes(line), (match) => found.set(match.name, match)),
    secretsByStep: () => [...bySteps].map(([step, names]) => ({
      step: step === "" ? void 0 : scanner.redact(step),
      names: [...names]
    })),
    findings: () => [...found.values()].map((match) => ({ ...match, sink: "build-log" }))
  };
}
function lineBytes(line) {
  return Buffer.from(`${line.replace(/^#\d+ \d+\.\d+ /, "")}
`);
}
function createSteps() {
  const headings = /* @__PURE__ */ new Map();
  let current = "";
  return {
    of: (line) => {
      const [, legacy] = /^(Step \d+\/\d+ : .*)$/.exec(line) ?? [];
      const [, number = "", heading] = /^#(\d+) (?:(\[(?!internal).*?\d+\/\d+\] .*)$)?/.exec(line) ?? [];
      if (heading !== void 0) headings.set(number, heading);
      if (legacy !== void 0) current = legacy;
      else if (number !== "") current = headings.get(number) ?? "";
      return current;
    }
  };
}

// src/leak-scan/scanner.ts
function createScanner(secrets) {
  const needles = secrets.flatMap(needlesOf);
  const search = createByteSearch(needles);
  let redact;
  const matchOf = (index) => {
    const needle = needles[index];
    if (needle === void 0) throw new RangeError("The search found a needle that it was not given.");
    return { name: needle.name, encoding: needle.encoding };
  };
  return {
    unscannable: secrets.flatMap(({ name, value }) => {
      const why = unscannable(value);
      return why === void 0 ? [] : [{ name, why }];
    }),
    needles: needles.length,
    matches: (text) => {
      const found = /* @__PURE__ */ new Map();
      search.search(typeof text === "string" ? Buffer.from(text) : text, (index) => {
        const match = matchOf(index);
        if (!found.has(match.name)) found.set(match.name, match);
      });
      return [...found.values()];
    },
    startStream: () => startStream(search, matchOf),
    redact: (text) => {
      redact ??= createRedactor(secrets.map(({ value }) => value));
      return redact(text);
    }
  };
}
function startStream(search, matchOf) {
  const kept = Math.max(0, search.longest - 1);
  let tail = new Uint8Array();
  let start = 0;
  return {
    push: (bytes, found) => {
      const border = tail.length === 0 ? tail : Buffer.concat([tail, bytes.subarray(0, kept)]);
      const borderStart = start - tail.length;
      search.search(border, (index, end, length) => {
        if (end > tail.length && end - length < tail.length) found(matchOf(index), borderStart + end);
      });
      search.search(bytes, (index, end) => found(matchOf(index), start + end));
      tail = bytes.length >= kept ? Uint8Array.prototype.slice.call(bytes, bytes.length - kept) : lastOf(tail, bytes, kept);
      start += bytes.length;
    }
  };
}
function lastOf(tail, bytes, kept) {
  const both = new Uint8Array(Buffer.concat([tail, bytes]));
  return both.slice(Math.max(0, both.length - kept));
}

// src/actions/image/leak-watch.ts
function createLeakWatch({ leakScan }, secrets) {
  if (leakScan === "off" || secrets.length === 0) return void 0;
  const scanner = createScanner(secrets);
  return { scanner, buildLog: createBuildLogWatch(scanner) };
}

// src/actions/image/stages/session.ts
async function openSession(preparation, execute2) {
  const { inputs, host, secrets, directory } = preparation;
  const environment = await createDockerConfiguration(host.env, directory);
  const docker = createDocker(execute2, environment, host.cancelled);
  const probe2 = await probeDocker(docker);
  const builder = chooseBuilder(probe2);
  await refuseUnmet(docker, builder, demandsOf(inputs, secrets));
  const redact = createRedactor(secrets.all.map(({ value }) => value));
  const leakWatch = createLeakWatch(inputs, secrets.all);
  return { ...preparation, docker, builder, enginePlatform: probe2.enginePlatform, redact, leakWatch };
}
function demandsOf(inputs, secrets) {
  const { provenance, sbom } = attestationsOf(inputs);
  return {
    ...inputs,
    attestations: [
      ...provenance === void 0 ? [] : ["provenance"],
      ...sbom === void 0 ? [] : ["sbom"]
    ],
    secrets: secrets.buildSecrets.length > 0
  };
}
async function refuseUnmet(docker, builder, demands) {
  const isAsked = builder.kind === "buildx" && demandsNode(demands);
  const node = isAsked ? await probeBuildNode(docker) : void 0;
  const unmet = unmetDemands(builder, demands, node);
  if (unmet.length === 0) return;
  const driver = node === void 0 ? "" : `, with the driver ${node.driver}`;
  throw new BerthError("INVALID_INPUT", {
    what: `This runner cannot honour ${unmet.join(", ")}.`,
    why: `Its most able builder is ${describeBuilder(builder)}${driver}, and that takes buildx with a builder that can.`,
    fix: "Run docker/setup-buildx-action before this step, or leave these inputs out."
  });
}

// src/image/container-test/platform.ts
function parsePlatform(text) {
  const [os = "", architecture = "", variant = ""] = text.toLowerCase().split("/");
  return { os, architecture: architectureOf(architecture), variant };
}
function platformOfTaskDefinition(taskDefinition) {
  const runtime = asObject(taskDefinition.runtimePlatform);
  const [family, cpu] = [asString(runtime?.operatingSystemFamily), asString(runtime?.cpuArchitecture)];
  const isFargate = asStrings(taskDefinition.requiresCompatibilities).includes("FARGATE");
  if (family === void 0 && cpu === void 0 && !isFargate) return void 0;
  const os = (family ?? "LINUX").toLowerCase();
  return {
    os: os.startsWith("windows") ? "windows" : os,
    architecture: architectureOf((cpu ?? "X86_64").toLowerCase()),
    variant: ""
  };
}
function architectureOf(word) {
  if (word === "x86_64") return "amd64";
  return word === "aarch64" ? "arm64" : word;
}
function isSamePlatform(one, other) {
  const sameVariant = one.variant === "" || other.variant === "" || one.variant === other.variant;
  return one.os === other.os && one.architecture === other.architecture && sameVariant;
}
function platformText({ os, architecture, variant }) {
  return [os, architecture, variant].filter((part) => part !== "").join("/");
}
function judgePlatform(image, { platform, source }) {
  const [is, should] = [platformText(image), platformText(platform)];
  if (isSamePlatform(image, platform)) return passed(`${is}, as ${source} says`);
  return failed(`${is}, not ${should}`, {
    what: `The image is built for ${is}, and ${source} says ${should}.`,
    why: 'A program for another processor does not start there: its task would end with "exec format error".',
    fix: `Set "platforms: ${should}" (with docker/setup-qemu-action, or on a runner of that kind), or correct ${source}.`
  });
}

// src/image/container-test/summary.ts
var signs = { passed: "\u2705", failed: "\u274C", skipped: "\u2796" };
function summarizeTest({
  outcome,
  checks,
  milliseconds
}) {
  const rows = checks.map(
    ({ name, verdict, milliseconds: took }) => `| ${signs[verdict.state]} | ${name} | ${inlineCode(verdict.says)} | ${secondsText(took)} |`
  );
  return [
    "### Container test",
    "",
    `The finished container ${outcomes[outcome]} (${secondsText(milliseconds)}).`,
    "",
    "| | check | result | took |",
    "| --- | --- | --- | --- |",
    ...rows,
    ""
  ];
}
var outcomes = { passed: "passed its test", failed: "failed its test", "not tried": "was not tried" };
function summarizeNoTest(why) {
  return ["### Container test", "", `The finished container was not tried: ${why}.`, ""];
}
function resultLine({ name, verdict, milliseconds }) {
  return `${signs[verdict.state]} ${name}: ${verdict.says} (${secondsText(milliseconds)})`;
}

// src/image/container-test/test-container.ts
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";

// src/image/container-test/record.ts
function startRecord({ clock, log, redact }) {
  const start = clock.now();
  const results = [];
  const add = (name, verdict, milliseconds) => {
    const result = { name, verdict: withoutSecrets(verdict, redact), milliseconds };
    results.push(result);
    log.info(resultLine(result));
    return verdict.state !== "failed";
  };
  return {
    results,
    add,
    measure: async (name, check) => {
      const begin = clock.now();
      return add(name, await check(), clock.now() - begin);
    },
    report: () => reportOf(results, clock.now() - start)
  };
}
function withoutSecrets(verdict, redact) {
  const says = redact(verdict.says);
  if (verdict.state !== "failed") return { ...verdict, says };
  const { what, why, fix } = verdict.sentences;
  return { ...verdict, says, sentences: { what: redact(what), why: redact(why), fix: redact(fix) } };
}
function reportOf(checks, milliseconds) {
  const error = errorOf(checks);
  const notTried = checks.some(({ name, verdict }) => name === "start" && verdict.state === "skipped");
  const outcome = error !== void 0 ? "failed" : notTried ? "not tried" : "passed";
  return { outcome, checks, milliseconds, error };
}
function errorOf(checks) {
  const failed2 = failures(checks).map(({ sentences }) => sentences);
  if (failed2.length === 0) return void 0;
  const join10 = (texts) => [...new Set(texts)].join(" ");
  return new BerthError("CONTAINER_TEST_FAILED", {
    what: join10([...failed2.map(({ what }) => what), "The image was not pushed."]),
    why: join10(failed2.map(({ why }) => why)),
    fix: join10(failed2.map(({ fix }) => fix))
  });
}

// src/image/container-test/foreign-machine.ts
async function notForThisMachine({ docker, log }, image) {
  const { stdout } = await docker({ parameters: ["version", "--format", "{{.Server.Os}}/{{.Server.Arch}}"] });
  const machine = parsePlatform(stdout.trim());
  if (isSamePlatform(machine, image.platform)) return void 0;
  const [here, there] = [platformText(machine), platformText(image.platform)];
  log.warning(
    `The finished container was not tried: it is for ${there}, and this engine runs ${here} without emulation. Run docker/setup-qemu-action before this step, or use a runner of that kind.`
  );
  return skipped(`this engine runs ${here} and cannot run ${there}`);
}

// src/image/container-test/image-facts.ts
function parseImage(text) {
  const image = parseJsonObject(text);
  const config = asObject(image?.Config);
  return {
    platform: {
      os: asString(image?.Os) ?? "linux",
      architecture: asString(image?.Architecture) ?? "",
      variant: asString(image?.Variant) ?? ""
    },
    user: asString(config?.User) ?? "",
    environment: asStrings(config?.Env),
    healthCheck: parseHealthCheck(config?.Healthcheck)
  };
}
var nanosecondsPerMillisecond = 1e6;
function parseHealthCheck(value) {
  const check = asObject(value);
  const [kind] = asStrings(check?.Test);
  if (kind === void 0 || kind === "NONE") return void 0;
  return {
    intervalMilliseconds: (asNumber(check?.Interval) || 3e4 * nanosecondsPerMillisecond) / nanosecondsPerMillisecond,
    retries: asNumber(check?.Retries) || 3
  };
}

// src/image/container-test/network.ts
async function joinNetworks(tools, request, run2) {
  const { network, services } = request;
  const composed = services?.kind === "compose" ? await networksOf(tools, nameOf(run2)) : [];
  if (network !== void 0) return { name: network, others: isSharedNetwork(network) ? [] : composed };
  if (needsHostNetwork(services)) return { name: "host", others: [] };
  const [first, ...others] = composed;
  return first === void 0 ? { name: await createNetwork(tools, run2), others: [] } : { name: first, others };
}
async function createNetwork({ docker }, run2) {
  const parameters = ["network", "create", "--label", labelOf(run2), nameOf(run2)];
  const { exitCode, stderr } = await docker({ parameters, evenIfCancelled: true });
  if (exitCode !== 0) throw noNetwork(stderr);
  return nameOf(run2);
}
function noNetwork(message) {
  return new BerthError("CONTAINER_TEST_FAILED", {
    what: "Docker could not create a network for the finished container. The image was not pushed.",
    why: asSentence(`The engine says: ${message.trim() || "nothing"}`),
    fix: 'Remove networks that nobody uses ("docker network prune"), or name one that is there in "test-network".'
  });
}
function isSharedNetwork(name) {
  return name === "host" || name === "none" || name.startsWith("container:");
}
function remoteHost(endpoint) {
  const [, host] = /^(?:tcp|https?|ssh):\/\/(?:[^@/]*@)?(\[[\da-fA-F:]+\]|[^:/]+)/.exec(endpoint.trim()) ?? [];
  const name = host?.replace(/^\[|\]$/g, "");
  return name === void 0 || isLoopback2(name) ? void 0 : name;
}

// src/image/container-test/services/database.ts
import { once } from "node:events";
import { connect } from "node:net";
var secondsPerConnection = 5;
var millisecondsToStay = 100;
async function tryConnection({ host, port }, cancelled) {
  const socket = connect({ host, port });
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(secondsPerConnection * 1e3)]);
  try {
    await once(socket, "connect", { signal });
    const brief = AbortSignal.any([cancelled, AbortSignal.timeout(millisecondsToStay)]);
    socket.resume();
    return await once(socket, "close", { signal: brief }).then(
      () => "closed",
      (thrown) => brief.aborted ? void 0 : reason(thrown)
    );
  } catch (thrown) {
    return reason(thrown);
  } finally {
    socket.on("error", () => void 0).destroy();
  }
}
function reason(thrown) {
  const code = thrown instanceof Error && "code" in thrown ? thrown.code : void 0;
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "unknown host";
  if (code === "ECONNRESET") return "closed";
  return code === "ABORT_ERR" || code === "ETIMEDOUT" ? "timeout" : "unreachable";
}
var secondsToAnswer = 30;
var pause = 250;
async function waitForDatabase({ clock, cancelled }, places, options) {
  const seconds = options.seconds ?? secondsToAnswer;
  const deadline = clock.now() + seconds * 1e3;
  for (; ; ) {
    const answers = await Promise.all(places.map((place) => tryConnection(place, cancelled)));
    const verdict = judgeDatabase(places, answers, { ...options, seconds });
    if (verdict.state !== "failed" || clock.now() >= deadline || cancelled.aborted) return verdict;
    await clock.sleep(pause, cancelled);
  }
}
function judgeDatabase(places, answers, { seconds, network }) {
  const silent = places.flatMap((place2, index) => {
    const answer = answers[index];
    return answer === void 0 ? [] : [{ place: place2, answer }];
  });
  const [first] = silent;
  if (first === void 0) return passed(`${listed(places.map(placeText2))} answered`);
  const place = placeText2(first.place);
  if (network !== void 0 && silent.every(({ answer }) => answer === "unknown host"))
    return skipped(`${place} is known in the network ${network} only`);
  const { says, why, fix } = explain(first.place, first.answer);
  return failed(`${place}: ${says}`, {
    what: `The database at ${place}, which "test-services" names, did not answer within ${seconds} s: ${says}.`,
    why,
    fix
  });
}
function placeText2({ host, port }) {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
function explain({ host, port }, answer) {
  switch (answer) {
    case "refused":
      return {
        says: "the connection was refused",
        why: `Nothing listens on port ${port} of ${host}. The container was not started.`,
        fix: `Start it before this step: "services:" of the job with "ports: ['${port}:${port}']", or a compose file in "test-services".`
      };
    case "closed":
      return {
        says: "the connection was ended at once",
        why: "Docker publishes the port, but nothing behind it listens yet. The container was not started.",
        fix: 'Give the service a health check ("options: --health-cmd \u2026"), so that the job waits for it; its log says why it does not come up.'
      };
    case "unknown host":
      return {
        says: `the name ${host} is not known`,
        why: "It has no address in the DNS of this job. The container was not started.",
        fix: "Correct the name. A service of the job has its name only for jobs that run in a container; elsewhere it is localhost with a published port."
      };
    case "timeout":
    case "unreachable":
      return {
        says: answer === "timeout" ? "the connection timed out" : "it could not be reached",
        why: "A firewall or security group drops the connection, or there is no way to it. The container was not started.",
        fix: 'A database in a VPC is rarely reached from a runner: use one beside the job ("services:", or a compose file) for the test.'
      };
  }
}

// src/image/container-test/start-container.ts
import { rm as rm2, writeFile as writeFile3 } from "node:fs/promises";
import { join as join8 } from "node:path";

// src/image/container-test/environment.ts
function transportEnvironment(variables, path2) {
  const last = [...new Map(variables.map((variable) => [variable.name, variable])).values()];
  const inFile = last.filter(({ name }) => isReadByClient(name));
  const unfit = inFile.filter(({ value }) => /[\r\n]/.test(value) || Buffer.byteLength(value) > longestLine);
  if (unfit.length > 0) throw impossible(unfit.map(({ name }) => name));
  const named2 = last.filter(({ name }) => !isReadByClient(name));
  return {
    parameters: [...named2.flatMap(({ name }) => ["--env", name]), ...inFile.length > 0 ? ["--env-file", path2] : []],
    client: Object.fromEntries(named2.map(({ name, value }) => [name, value])),
    file: inFile.length > 0 ? inFile.map(({ name, value }) => `${name}=${value}
`).join("") : void 0
  };
}
var longestLine = 6e4;
function isReadByClient(name) {
  return words.has(name) || prefixes.some((prefix) => name.startsWith(prefix)) || proxies2.test(name);
}
var goWords = ["GOCOVERDIR", "GODEBUG", "GOGC", "GOMAXPROCS", "GOMEMLIMIT", "GORACE", "GOROOT", "GOTRACEBACK"];
var words = /* @__PURE__ */ new Set(["PATH", "HOME", "TMPDIR", "TERM", "USER", "SSH_AUTH_SOCK", "NO_COLOR", ...goWords]);
var prefixes = ["LD_", "DYLD_", "DOCKER_", "BUILDX_", "BUILDKIT_", "COMPOSE_", "SSL_CERT_", "OTEL_", "XDG_"];
var proxies2 = /^(?:https?|ftp|all|no)_proxy$/i;
function impossible(names) {
  return new BerthError("INVALID_INPUT", {
    what: `${names.join(", ")} cannot be given to the container under test.`,
    why: "The Docker client reads a variable of this name itself, and takes it from a file, whose values are one short line.",
    fix: 'Use another name for it, or set "test: off".'
  });
}

// src/image/container-test/health.ts
var fastInterval = 500;
function paceParameters({ intervalMilliseconds, retries }) {
  if (intervalMilliseconds <= fastInterval) return [];
  const attempts = Math.ceil(retries * intervalMilliseconds / fastInterval);
  return ["--health-interval", `${fastInterval}ms`, "--health-retries", String(attempts)];
}
function judgeHealth(health, isOver, seconds) {
  if (health === void 0) return isOver ? skipped("the engine runs no health check") : void 0;
  if (health.status === "healthy") return passed("healthy");
  const last = health.attempts.at(-1);
  if (isImpossible(health)) return cannotRun(last?.output ?? "");
  if (health.status !== "unhealthy" && !isOver) return void 0;
  return failed(health.status === "unhealthy" ? "unhealthy" : `not healthy within ${seconds} s`, {
    what: health.status === "unhealthy" ? "The image's HEALTHCHECK says that the container is unhealthy." : `The image's HEALTHCHECK has not said within ${seconds} s that the container is healthy.`,
    why: last === void 0 ? "It has not ended once." : saidLast(last.exitCode, last.output),
    fix: 'Correct what it complains about, or the HEALTHCHECK. A container that needs longer gets it by "test-seconds".'
  });
}
function isImpossible({ status, attempts }) {
  const last = attempts.slice(-3);
  const cannot = last.every(({ exitCode }) => exitCode === 126 || exitCode === 127 || exitCode < 0);
  return status !== "healthy" && last.length === 3 && cannot;
}
function cannotRun(output2) {
  return failed("its command cannot be run", {
    what: "The command of the image's HEALTHCHECK cannot be run in the container.",
    why: output2.trim() === "" ? "It ended with 126 or 127, which says that a program is missing." : `It says: ${quoted(output2)}.`,
    fix: "Install that program in the image (slim images have neither curl nor wget), or use one that the image has."
  });
}
function saidLast(exitCode, output2) {
  const said = output2.trim() === "" ? "without a word" : `and said: ${quoted(output2)}`;
  return `It ended with ${exitCode} last, ${said}.`;
}

// src/image/container-test/start-failure.ts
function explainLogLine(line) {
  return /^exec \S+: |exec user process caused/.test(line) ? explain2(line, programReasons) : void 0;
}
function explainStart(message) {
  return explain2(message, [...programReasons, ...engineReasons]) ?? {
    what: "The container could not be started.",
    why: `The engine says: ${quoted(message.replace(/^Error response from daemon: /, ""))}.`,
    fix: 'Correct what it names; "docker run IMAGE" on your machine gives the same.'
  };
}
function explain2(message, reasons) {
  for (const { pattern, sentences } of reasons) {
    const match = pattern.exec(message);
    if (match !== null) return sentences(match);
  }
  return void 0;
}
function isWrongFormat(message) {
  return /exec format error/.test(message);
}
var path = `(?<path>[^\\s"':]{1,200})`;
var programReasons = [
  {
    pattern: new RegExp(`exec:? "?${path}"?: exec format error|exec format error`),
    sentences: (match) => ({
      what: `The container's program${named(match)} cannot be run on this machine's processor.`,
      why: 'The kernel says "exec format error": it was built for another processor, or it is a script without a first line such as #!/bin/sh.',
      fix: "Build it for the platform of the image (GOARCH, --platform), or give the script its #! line."
    })
  },
  {
    pattern: new RegExp(
      `^exec ${path}: no such file or directory|exec user process caused:? "?no such file or directory`,
      "m"
    ),
    sentences: (match) => ({
      what: `The container's program${named(match)} could not be run, although the file is there.`,
      why: "What it needs to be run is missing: the interpreter of its #! line (one that ends with a Windows line break is never found), or the loader of another C library (a program for glibc in Alpine or scratch).",
      fix: "Save the script with LF line ends, install its interpreter, or link the program statically (CGO_ENABLED=0)."
    })
  }
];
var engineReasons = [
  {
    pattern: new RegExp(
      `exec: "${path}": (?:stat [^:]*: no such file or directory|executable file not found in \\$PATH)`
    ),
    sentences: (match) => ({
      what: `The image has no program${named(match)}, which its ENTRYPOINT or CMD names (exit code 127).`,
      why: "It is not at that path, or in no folder of PATH: it may have been copied elsewhere, or belong to another stage.",
      fix: 'Correct ENTRYPOINT or CMD, or the COPY that brings the program. An image without a shell takes the JSON form: CMD ["/server"].'
    })
  },
  {
    pattern: new RegExp(`exec: "${path}": (?:permission denied|is a directory)`),
    sentences: (match) => ({
      what: `The container's program${named(match)} may not be executed (exit code 126).`,
      why: "The file has no right to be executed for the user of the image, or it is a directory.",
      fix: "Use COPY --chmod=755, or RUN chmod +x, for it."
    })
  },
  {
    pattern: /unable to find (?<kind>user|group) (?<name>[^\s:]{1,100})/,
    sentences: ({ groups }) => ({
      what: `The image has no ${groups?.kind} ${groups?.name}, which USER names.`,
      why: `There is no such line in its /etc/${groups?.kind === "group" ? "group" : "passwd"}.`,
      fix: "Create it in the Dockerfile (RUN adduser \u2026), or give USER an id: USER 1000."
    })
  },
  {
    pattern: /(?:Cannot mkdir:|chdir to cwd|mkdir \S{1,200}:) ?(?<rest>.{1,300})/,
    sentences: ({ groups }) => ({
      what: "The image's WORKDIR cannot be entered.",
      why: `The engine says: ${quoted(groups?.rest ?? "")}.`,
      fix: "Correct WORKDIR in the Dockerfile, or the rights of that directory for its USER."
    })
  },
  {
    pattern: /no command specified/i,
    sentences: () => ({
      what: "The image says nothing about what it runs.",
      why: "It has neither ENTRYPOINT nor CMD.",
      fix: 'End the Dockerfile with CMD ["program", "parameter"].'
    })
  },
  {
    pattern: /network (?<name>[^\s:]{1,200}) not found/,
    sentences: ({ groups }) => ({
      what: `There is no Docker network ${groups?.name}.`,
      why: 'It is what "test-network" names.',
      fix: 'Use the name that "docker network ls" shows; "job.container.network" exists in jobs with a container or services.'
    })
  },
  {
    pattern: /port is already allocated|address already in use/,
    sentences: () => ({
      what: "The container could not be started: a port is taken on this machine.",
      why: "Another container or program has it.",
      fix: 'End that, or leave "test-network" unset, so that the container has addresses of its own.'
    })
  }
];
function named({ groups }) {
  return groups?.path === void 0 ? "" : ` ${groups.path}`;
}

// src/image/container-test/start-container.ts
async function startContainer(tools, request, facts, { reach, run: run2 }) {
  const created = await create(tools, request, facts, { reach, run: run2 });
  if (created.exitCode !== 0) return notStarted(void 0, created.stderr, tools);
  const id = created.stdout.trim();
  const connections = reach.network.others.map((network) => ["network", "connect", network, id]);
  for (const parameters of [...connections, ["container", "start", id]]) {
    const { exitCode, stderr } = await tools.docker({ parameters });
    if (exitCode !== 0) return notStarted(id, stderr, tools);
  }
  return { id, verdict: passed(`started in the network ${reach.network.name}`), message: "" };
}
async function create({ docker, directory }, request, { healthCheck }, { reach, run: run2 }) {
  const path2 = join8(directory, `${run2}.env`);
  const { parameters, client, file } = transportEnvironment(request.environment, path2);
  if (file !== void 0) await writeFile3(path2, file, { mode: 384 });
  const call = [
    ...["container", "create", "--name", nameOf(run2), "--label", labelOf(run2), "--network", reach.network.name],
    // The engine's own driver may be one whose logs cannot be read here.
    ...["--log-driver", "json-file", "--log-opt", "max-size=10m"],
    ...publishParameters(request.http?.port, reach),
    ...healthCheck === void 0 ? [] : paceParameters(healthCheck),
    ...parameters,
    request.image
  ];
  try {
    return await docker({ parameters: call, environment: client, evenIfCancelled: true });
  } finally {
    await rm2(path2, { force: true });
  }
}
function publishParameters(port, { remote, network }) {
  if (port === void 0 || isSharedNetwork(network.name)) return [];
  return ["--publish", remote === void 0 ? `127.0.0.1::${port}` : String(port)];
}
function notStarted(id, stderr, { redact }) {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const message = redact(lines.find((line) => line.includes("Error response from daemon")) ?? lines[0] ?? "");
  return { id, verdict: failed("could not be started", explainStart(message)), message };
}
async function inspectContainer({ docker }, id) {
  const { exitCode, stdout, stderr } = await docker({
    parameters: ["container", "inspect", "--format", "{{json .}}", id]
  });
  const entry = exitCode === 0 ? parseJsonObject(stdout) : void 0;
  if (entry === void 0) throw lostContainer(stderr);
  return parseContainer(entry);
}
function lostContainer(message) {
  return new BerthError("CONTAINER_TEST_FAILED", {
    what: "The engine lost the container in the middle of its test. The image was not pushed.",
    why: asSentence(`The engine says: ${message.trim() || "nothing"}`),
    fix: 'Make sure that the engine keeps running and that nobody else removes its containers ("docker system prune"), then run the job again.'
  });
}
function placesOf2({ addresses, published }, port, { remote, network }) {
  const machine = remote ?? "127.0.0.1";
  if (network.name === "host") return [{ host: machine, port }];
  const own = remote === void 0 ? addresses.map((host) => ({ host, port })) : [];
  const there = published[String(port)];
  return [...own, ...there === void 0 ? [] : [{ host: machine, port: there }]];
}

// src/image/container-test/inside.ts
import { readFile as readFile5 } from "node:fs/promises";
import { join as join9 } from "node:path";

// src/image/container-test/listening.ts
var listen = "0A";
function parseListeners(text) {
  return text.split("\n").flatMap((line) => {
    const [, local = "", , state] = line.trim().split(/\s+/);
    const [address = "", port = ""] = local.split(":");
    if (state !== listen || address === dockerDns) return [];
    return [{ port: Number.parseInt(port, 16), loopback: isLoopback3(address) }];
  });
}
var dockerDns = "0B00007F";
function isLoopback3(address) {
  const ipv4 = address.length === 8 ? address : /^0{16}FFFF0000(.{8})$/.exec(address)?.[1];
  return ipv4 === void 0 ? address === "00000000000000000000000001000000" : ipv4.endsWith("7F");
}

// src/image/container-test/passwd.ts
function userOfStatus(status, map = "") {
  const effective = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1];
  return effective === void 0 ? void 0 : insideId(Number(effective), map);
}
function insideId(outside, map) {
  for (const line of map.split("\n")) {
    const [inside, start, count] = line.trim().split(/\s+/).map(Number);
    if (inside === void 0 || start === void 0 || count === void 0) continue;
    if (outside >= start && outside < start + count) return outside - start + inside;
  }
  return outside;
}
function nameInPasswd(passwd, id) {
  return entries(passwd).find((entry) => entry.id === id)?.name;
}
function idOfUser(user, passwd) {
  const [name = ""] = user.split(":");
  if (name === "") return 0;
  return /^\d+$/.test(name) ? Number(name) : entries(passwd).find((entry) => entry.name === name)?.id;
}
function entries(passwd) {
  return passwd.split("\n").flatMap((line) => {
    const [name, , id] = line.split(":");
    return name !== void 0 && id !== void 0 && /^\d+$/.test(id) ? [{ name, id: Number(id) }] : [];
  });
}
function judgeUser(user, wanted2) {
  if (user.id === void 0) return skipped("which user it runs as could not be read");
  const is = user.name === void 0 ? `user ${user.id}` : `${user.name} (${user.id})`;
  if (isWanted(user, wanted2)) return passed(`runs as ${is}`);
  return failed(`runs as ${is}`, {
    what: `The container runs as ${is}, and "test-user" asks for ${wanted2}.`,
    why: "That is the effective user of its main process, after its entrypoint has done what it does.",
    fix: user.id === 0 ? 'End the Dockerfile with "USER NAME_OR_ID", or have the entrypoint drop its rights with exec.' : 'Correct USER in the Dockerfile, or "test-user".'
  });
}
function isWanted({ id, name }, wanted2) {
  if (wanted2 === "not-root") return id !== 0;
  return /^\d+$/.test(wanted2) ? id === Number(wanted2) : name === wanted2;
}

// src/image/container-test/variables.ts
function knownVariables(entries2, from) {
  const names = (wanted2) => entries2.flatMap((entry) => {
    const equals = entry.indexOf("=");
    const state = equals === entry.length - 1 ? "empty" : "filled";
    return equals > 0 && state === wanted2 ? [entry.slice(0, equals)] : [];
  });
  return { filled: new Set(names("filled")), empty: new Set(names("empty")), from };
}
function judgeVariables(known, wanted2) {
  const empty = wanted2.filter((name) => known.empty.has(name));
  const missing = wanted2.filter((name) => !known.filled.has(name) && !known.empty.has(name));
  if (empty.length === 0 && missing.length === 0)
    return passed(`${listed(wanted2)} ${wanted2.length > 1 ? "are" : "is"} there`);
  const clauses = [
    ...missing.length > 0 ? [`${listed(missing)} ${missing.length > 1 ? "are" : "is"} missing`] : [],
    ...empty.length > 0 ? [`${listed(empty)} ${empty.length > 1 ? "are" : "is"} empty`] : []
  ];
  return failed(clauses.join(", "), {
    what: `Of the variables that "test-variables" asks for, ${clauses.join(" and ")} in the container.`,
    why: `${whereLooked(known)} A build arg is there only when the last stage says ARG NAME and ENV NAME=$NAME; a GitHub secret that does not exist is empty.`,
    fix: 'Correct the Dockerfile or the secret; a variable that only the task definition gives belongs into "test-env" too.'
  });
}
function whereLooked({ from }) {
  return from === "process" ? "The environment of its main process was read." : 'What the image and "test-env" give was read; what an entrypoint sets is not visible in this image.';
}

// src/image/container-test/inside.ts
async function readListeners(tools, container) {
  const texts = await Promise.all(["net/tcp", "net/tcp6"].map((name) => readProcessFile(tools, container, name)));
  const known = texts.flatMap((text) => text ?? []);
  return known.length === 0 ? void 0 : known.flatMap(parseListeners);
}
async function readVariables(tools, container, { image, given }) {
  const user = await readUserId(tools, container);
  const text = await readProcessFile(tools, container, "environ", user);
  if (text !== void 0 && text !== "") return knownVariables(text.split("\0"), "process");
  const entries2 = [...image.environment, ...given.map(({ name, value }) => `${name}=${value}`)];
  const last = new Map(entries2.map((entry) => [entry.slice(0, entry.indexOf("=")), entry]));
  return knownVariables([...last.values()], "image");
}
async function readUser(tools, container, image) {
  const [passwd, id] = await Promise.all([readPasswd(tools, container), readUserId(tools, container)]);
  const known = id ?? idOfUser(image.user, passwd);
  return { id: known, name: known === void 0 ? void 0 : nameInPasswd(passwd, known) };
}
async function readUserId(tools, container) {
  const [status, map] = await Promise.all([fromHost(container, "status"), fromHost(container, "uid_map")]);
  if (status !== void 0) return userOfStatus(status, map);
  const inside = await fromInside(tools, container, "status");
  return inside === void 0 ? void 0 : userOfStatus(inside);
}
async function readPasswd({ docker, directory }, { id }) {
  const path2 = join9(directory, "passwd");
  const { exitCode } = await docker({ parameters: ["container", "cp", "--follow-link", `${id}:/etc/passwd`, path2] });
  return exitCode === 0 ? readFile5(path2, "utf8").catch(() => "") : "";
}
async function readProcessFile(tools, container, name, user) {
  return await fromHost(container, name) ?? fromInside(tools, container, name, user);
}
async function fromHost({ id, processId }, name) {
  if (processId === 0) return void 0;
  try {
    const group = await readFile5(`/proc/${processId}/cgroup`, "utf8");
    return group.includes(id) ? await readFile5(`/proc/${processId}/${name}`, "utf8") : void 0;
  } catch {
    return void 0;
  }
}
async function fromInside({ docker }, { id, processId }, name, user) {
  if (processId === 0) return void 0;
  const as = user === void 0 ? [] : ["--user", String(user)];
  const { exitCode, stdout } = await docker({ parameters: ["container", "exec", ...as, id, "cat", `/proc/1/${name}`] });
  return exitCode === 0 ? stdout : void 0;
}

// src/image/container-test/judge-end.ts
function judgeEnd(ended) {
  const { state, after, expected } = ended;
  const { exitCode } = state;
  if (exitCode === 0 && expected === void 0)
    return passed(`ended with 0 after ${after}: it may be a task, and is no service`);
  return failed(`ended with ${exitCode} after ${after}`, explainEnd(ended));
}
function explainEnd({ state, lines, known, after, expected }) {
  const told2 = lines.flatMap((line) => explainLogLine(line) ?? [])[0];
  if (told2 !== void 0 && state.exitCode !== 0) return told2;
  const before = expected === void 0 ? "" : `, before ${expected}`;
  const end = `The container ended with exit code ${state.exitCode} after ${after}${before}: ${meaning(state)}.`;
  const fix = fixOfNeed(lines, known) ?? fixOfTakenPort(lines) ?? known?.fix ?? fixOf2(state);
  return { what: joined(end, known?.what), why: joined(known?.why, lastWords(lines)), fix };
}
function joined(...sentences) {
  return sentences.filter(Boolean).join(" ");
}
function meaning({ exitCode, outOfMemory }) {
  if (outOfMemory) return "the kernel killed it for its memory";
  if (exitCode === 137) return "something killed it (SIGKILL)";
  return exitCode === 125 ? "Docker itself failed" : exitCodeMeaning(exitCode, null);
}
var quotedLines = 3;
function lastWords(lines) {
  const last = lines.filter((line) => line.trim() !== "").slice(-quotedLines);
  if (last.length === 0) return "It wrote nothing to its log.";
  return `Its log ends with ${last.map((line) => quoted(line)).join(", ")}.`;
}
function fixOf2({ exitCode, outOfMemory }) {
  if (outOfMemory) return "Have the application use less memory, or use a larger runner.";
  if (exitCode === 0)
    return 'A service must keep running in the foreground. For a task that is meant to end, leave "test-seconds" and "test-port" unset.';
  return 'Correct what it names. Variables that only the task definition gives belong into "test-env"; what it needs to reach belongs into "test-services" or "test-network".';
}
var unreachable = /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|connection refused|connection timed out|no such host|no route to host|i\/o timeout|UnknownHost|Name or service not known|Temporary failure in name resolution|could not translate host name|failed to lookup address/i;
function fixOfTakenPort(lines) {
  if (!lines.some((line) => /EADDRINUSE|address already in use/i.test(line))) return void 0;
  return 'Its port is taken: in the network of the host ("test-network: host", or a database on localhost) the ports are those of the runner. Give it a free one by "test-env", and the same to "test-port".';
}
function fixOfNeed(lines, known) {
  const line = known?.quote ?? lines.findLast((each) => unreachable.test(each));
  if (line === void 0 || !unreachable.test(line)) return void 0;
  const need = known === void 0 ? "It cannot reach something that it needs to start." : void 0;
  return joined(
    need,
    'Set "test-services" to a compose file that starts it or to the URL of a database that this job reaches, and give the container its address by "test-env"; or set "test-network" to the network where it is.'
  );
}

// src/image/container-test/judge-http.ts
function isWanted2(seen, { statuses, page }) {
  return seen.kind === "answered" && isAmong(seen.status, statuses) && judgePage(seen, page).length === 0;
}
function judgeHttp(request, evidence) {
  const { port, path: path2, statuses } = request;
  const { seen, seconds } = evidence;
  const asked = `GET ${path2} on port ${port}`;
  if (seen.kind === "answered" && isWanted2(seen, request)) return passed(`${asked} answered ${seen.status}`);
  const isOtherPage = seen.kind === "answered" && isAmong(seen.status, statuses);
  const wanted2 = isOtherPage ? "the page that is wanted" : statusesText(statuses);
  const what = `${asked} did not answer with ${wanted2} within ${seconds} s.`;
  const { says, why, fix } = isOtherPage ? otherPage(request, seen, evidence.known) : explain3(port, evidence);
  return failed(`${asked}: ${says}`, { what, why, fix });
}
function otherPage({ page }, seen, known) {
  const problems = judgePage(seen, page);
  const server = freshPageOf(seen.body);
  const fresh = server === void 0 ? void 0 : `It is ${server}'s own page for a fresh installation.`;
  return {
    says: `answered ${seen.status} with another page`,
    why: joined(...problems.map(({ what }) => what), fresh, known?.what, known?.why),
    fix: known?.fix ?? 'Look into the image whether the files are where the server looks for them, or correct "test-body", "test-json" or "test-headers".'
  };
}
function explain3(port, evidence) {
  const { seen } = evidence;
  switch (seen.kind) {
    case "answered":
      return wrongStatus(port, seen, evidence.known);
    case "not HTTP":
      return {
        says: "the answer is not HTTP",
        why: "Something answers there, but not with HTTP.",
        fix: 'Give the port that speaks plain HTTP; for TLS or another protocol ask from inside with "test-command".'
      };
    case "refused":
    case "reset":
      return noConnection(port, evidence, seen.kind);
    case "timed out":
      return noConnection(port, evidence, "no answer");
    case "unreachable":
    case "name not found":
    case "TLS failure":
    case "cancelled":
      return noConnection(port, evidence, "unreachable");
  }
}
function wrongStatus(port, { status, headers: { location }, body }, known) {
  if (/plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server/.test(body))
    return {
      says: "it wants HTTPS",
      why: `Port ${port} speaks TLS and was asked without.`,
      fix: 'Give the port that speaks plain HTTP, or ask from inside with "test-command".'
    };
  const server = serverOf(body);
  const target = location === void 0 ? "" : `, a redirect to ${location.split("?")[0]?.slice(0, 200)}`;
  const page = server === void 0 ? "" : `, ${server}'s own page`;
  return {
    says: `answered ${status}${target}${page}`,
    why: joined(`The last answer was ${status}${target}${page}.${hint(status)}`, known?.what, known?.why),
    fix: known?.fix ?? `Give "test-path" a path that the application answers with success, or list ${status} in "test-status" when it is right.`
  };
}
function serverOf(body) {
  return body.includes("<hr><center>nginx") ? "nginx" : freshPageOf(body);
}
function hint(status) {
  if (status === 404) return " The server runs, but has nothing at this path: the files may not be where it looks.";
  if (status === 403)
    return " The server has the path but may not show it: an index file or the rights of a file may be missing.";
  if (status === 401) return " The path wants a login.";
  if (status === 400 || status === 421)
    return ' It may accept requests for its own host name only; the test asks for "localhost".';
  return status >= 500 ? " The application failed at it: its own lines are in the log." : "";
}
function noConnection(port, { listeners, lines, known }, kind) {
  const here = listeners?.filter((listener) => listener.port === port) ?? [];
  if (here.length > 0) return here.every(({ loopback }) => loopback) ? onlyInside(port) : notFromHere(port, kind);
  if (listeners === void 0) return unknown(port, kind);
  const others = [...new Set(listeners.map((listener) => listener.port))].sort((one, other) => one - other);
  return others.length === 0 ? nothingListens(port, kind, { lines, known }) : otherPorts(port, others);
}
function onlyInside(port) {
  return {
    says: "it listens on 127.0.0.1 only",
    why: `The application listens on 127.0.0.1:${port}, which nobody outside of the container can reach, in ECS neither.`,
    fix: "Have it listen on 0.0.0.0 (an option such as --host 0.0.0.0, or HOST=0.0.0.0)."
  };
}
function otherPorts(port, others) {
  const ports = `${others.length > 1 ? "ports" : "port"} ${listed(others)}`;
  return {
    says: `it listens on ${ports}`,
    why: `Nothing in the container listens on port ${port}; it listens on ${ports}.`,
    fix: `Set "test-port" to the port of the application, or have it listen on ${port}. EXPOSE in the Dockerfile changes neither.`
  };
}
function nothingListens(port, kind, { lines, known }) {
  const why = `Nothing in the container listens on any TCP port: the application has not come that far, or is no server.`;
  return {
    says: kind === "refused" ? "connection refused" : kind,
    why: joined(why, known?.what, known?.why, lastWords(lines)),
    fix: fixOfNeed(lines, known) ?? known?.fix ?? `Correct what its log names. If it only needs longer, raise "test-seconds"; port ${port} is right once it listens there.`
  };
}
function notFromHere(port, kind) {
  if (kind === "no answer")
    return {
      says: "no answer",
      why: `The application listens on port ${port}, took the request, and did not answer in time.`,
      fix: "Find out what it waits for (a database, another service): its own lines are in the log."
    };
  return {
    says: kind,
    why: `The application listens on port ${port}, but this job cannot reach the container's network.`,
    fix: `In a job that runs in a container, set ${jobNetwork}; elsewhere use "test-command".`
  };
}
function unknown(port, kind) {
  const words2 = {
    refused: "The connection was refused: nothing listens there, or on 127.0.0.1 inside the container only.",
    reset: "The connection was ended without an answer: nothing may listen on that port in the container."
  };
  return {
    says: kind === "refused" ? "connection refused" : kind,
    why: words2[kind] ?? "No connection came about: the container may be in a network that this job cannot reach.",
    fix: `Have the application listen on 0.0.0.0:${port}; in a job that runs in a container, set ${jobNetwork}.`
  };
}
var jobNetwork = `"test-network: $${"{{ job.container.network }}"}"`;

// src/image/container-test/known-cause.ts
async function knownCause(lines) {
  const { matchErrors } = await import("./match-errors-XSJDAPAI.js");
  return matchErrors(lines, ["container-log"])[0];
}

// src/image/container-test/request.ts
var secondsToStayUp = 3;
var secondsToAnswer2 = 60;

// src/image/container-test/run-command.ts
async function runTestCommand(tools, id, command, seconds) {
  const { docker, redact, clock } = tools;
  const [start, lines] = [clock.now(), []];
  const limit = AbortSignal.timeout(seconds * 1e3);
  const parameters = ["container", "exec", id, ...command];
  const { exitCode } = await docker({ parameters, signal: limit, onLine: (line) => lines.push(line) });
  const output2 = redact(lines.join("\n")).split("\n");
  if (lines.length > 0) printLog(tools, "Output of test-command", output2);
  return judgeCommand({ exitCode, output: output2, isOver: limit.aborted, seconds, took: secondsText(clock.now() - start) });
}
function judgeCommand({ exitCode, output: output2, isOver, seconds, took }) {
  if (isOver)
    return failed(`had not ended after ${seconds} s`, {
      what: `"test-command" had not ended in the container after ${seconds} s.`,
      why: lastWords(output2).replace("its log", "its output").replace("Its log", "Its output"),
      fix: 'Give it a command that ends, or raise "test-seconds".'
    });
  if (exitCode === 0) return passed(`ended with 0 after ${took}`);
  const isMissing = output2.some((line) => /OCI runtime exec failed|executable file not found/.test(line));
  return failed(`ended with ${exitCode}`, {
    what: `"test-command" ended with exit code ${exitCode} in the container.`,
    why: lastWords(output2).replace("its log", "its output").replace("Its log", "Its output"),
    fix: isMissing ? 'The image has no such program: for one without a shell give a JSON array of words, such as ["/server", "--check"].' : "Correct what it complains about; its whole output is in the log."
  });
}

// src/image/container-test/http-probe.ts
function askOnce(place, { host, path: path2 }, milliseconds, signal) {
  const asked = host.includes(":") ? host : `${host}:${place.port}`;
  const url = new URL(`http://${asked}${path2}`);
  const headers = { "user-agent": "berth-container-test" };
  return probe({ url, connectTo: place, headers }, { signal, timeoutSeconds: milliseconds / 1e3 });
}
var ranks = {
  answered: 0,
  "not HTTP": 1,
  "TLS failure": 1,
  reset: 2,
  refused: 3,
  "timed out": 4,
  "name not found": 5,
  unreachable: 5,
  cancelled: 6
};
function mostTelling(seen) {
  const [first] = [...seen].sort((one, other) => ranks[one.kind] - ranks[other.kind]);
  return first ?? { kind: "unreachable", address: "" };
}

// src/image/container-test/wait-until-ready.ts
function watchEnd({ docker }, id) {
  const [ended, stopped] = [new AbortController(), new AbortController()];
  const waiting2 = docker({ parameters: ["container", "wait", id], signal: stopped.signal }).catch(() => void 0).then((result) => result?.exitCode === 0 && !stopped.signal.aborted ? ended.abort() : void 0);
  return {
    signal: ended.signal,
    stop: async () => {
      stopped.abort();
      await waiting2;
    }
  };
}
var firstPause = 20;
var longestPause = 250;
var firstPatience = 2e3;
var longestPatience = 2e4;
async function askUntilWanted({ clock, cancelled }, places, request, { seconds, ended }) {
  const [start, stop] = [clock.now(), AbortSignal.any([cancelled, ended])];
  let [last, pause2, patience] = [{ kind: "cancelled" }, firstPause, firstPatience];
  for (; ; ) {
    const left = start + seconds * 1e3 - clock.now();
    if (left <= 0 || stop.aborted) return { value: last, milliseconds: clock.now() - start };
    const seen = await askAll(places, request, Math.min(patience, left), (one) => isWanted2(one, request), stop);
    if (isWanted2(seen, request)) return { value: seen, milliseconds: clock.now() - start };
    const isCut = seen.kind === "timed out" && left < patience && last.kind !== "cancelled";
    if (!stop.aborted && !isCut) last = seen;
    if (seen.kind === "timed out") patience = Math.min(longestPatience, patience * 2);
    await clock.sleep(pause2, stop);
    pause2 = Math.min(longestPause, pause2 * 1.5);
  }
}
function askAll(places, request, milliseconds, isWantedOne, stop) {
  const answered = new AbortController();
  const signal = AbortSignal.any([stop, answered.signal]);
  return new Promise((resolve, reject) => {
    const asked = places.map(async (place) => {
      const seen = await askOnce(place, request, Math.ceil(milliseconds), signal);
      if (isWantedOne(seen)) resolve(seen);
      return seen;
    });
    Promise.all(asked).then((seen) => resolve(mostTelling(seen)), reject);
  }).finally(() => answered.abort());
}
var healthPause = 100;
async function waitForHealth(tools, id, { seconds, ended }) {
  const { clock, cancelled } = tools;
  const [start, stop] = [clock.now(), AbortSignal.any([cancelled, ended])];
  for (; ; ) {
    const { health, running } = await inspectContainer(tools, id);
    const milliseconds = clock.now() - start;
    if (stop.aborted || !running) return void 0;
    const verdict = judgeHealth(health, milliseconds >= seconds * 1e3, seconds);
    if (verdict !== void 0) return { value: verdict, milliseconds };
    await clock.sleep(healthPause, stop);
  }
}

// src/image/container-test/try-started.ts
async function tryStarted(test2, image, { id, reach }) {
  const end = watchEnd(test2.tools, id);
  const running = { ...test2, image, id, reach, end, since: test2.tools.clock.now() };
  try {
    const isReady = await becomesReady(running);
    await lookInside(running, isReady);
    if (test2.record.results.some(({ verdict }) => verdict.state === "failed"))
      printLog(test2.tools, "Log of the container", await readLog(test2.tools, id));
  } finally {
    await end.stop();
  }
}
async function becomesReady(running) {
  const { tools, request, id, image, end } = running;
  const answers = request.http !== void 0 || image.healthCheck !== void 0;
  if (!answers) return staysUp(running);
  const before = await inspectContainer(tools, id);
  const limit = { seconds: request.seconds ?? secondsToAnswer2, ended: end.signal };
  const [http, health] = await Promise.all([
    ask(running, before, limit),
    image.healthCheck === void 0 ? void 0 : waitForHealth(tools, id, limit)
  ]);
  const healthy = health === void 0 || running.record.add("health check", health.value, health.milliseconds);
  const answered = http === void 0 || await recordAnswer(running, http, limit.seconds);
  const ended = hasEnded(running) || image.healthCheck !== void 0 && health === void 0;
  return ended ? recordEnd(running, whatItHadToDo(request)) : healthy && answered;
}
async function staysUp(running) {
  const { tools, request, record, id, end, since } = running;
  const seconds = request.seconds ?? secondsToStayUp;
  await tools.clock.sleep(seconds * 1e3, AbortSignal.any([end.signal, tools.cancelled]));
  const { running: isUp } = await inspectContainer(tools, id);
  if (isUp) return record.add("stays up", passed(`for ${seconds} s`), tools.clock.now() - since);
  const expected = request.seconds === void 0 ? void 0 : `the ${seconds} s of "test-seconds" were over`;
  return recordEnd(running, expected);
}
async function ask({ tools, request: { http }, reach }, container, limit) {
  if (http === void 0) return void 0;
  return askUntilWanted(tools, placesOf2(container, http.port, reach), http, limit);
}
async function recordAnswer(running, { value: seen, milliseconds }, seconds) {
  const { tools, record, request, id, reach } = running;
  const { http } = request;
  if (http === void 0) return true;
  warnOfDefaultPage(running, seen);
  if (isWanted2(seen, http))
    return record.add("port", judgeHttp(http, { seen, listeners: void 0, lines: [], seconds }), milliseconds);
  if (hasEnded(running)) return false;
  const isOwn = reach.network.name !== "host";
  const listeners = isOwn ? await readListeners(tools, await inspectContainer(tools, id)) : void 0;
  const lines = await readLog(tools, id);
  const known = await knownCause(lines);
  return record.add("port", judgeHttp(http, { seen, listeners, lines, known, seconds }), milliseconds);
}
function warnOfDefaultPage({ tools, request }, seen) {
  const server = seen.kind === "answered" && seen.status < 300 ? freshPageOf(seen.body) : void 0;
  if (server === void 0) return;
  tools.log.warning(
    `${request.http?.path} answered with ${server}'s own page for a fresh installation: the application's files may not be where ${server} looks for them.`
  );
}
function hasEnded({ end }) {
  return end.signal.aborted;
}
function whatItHadToDo({ http }) {
  return http === void 0 ? "its health check had passed" : `the test of port ${http.port} was over`;
}
async function recordEnd(running, expected) {
  const { tools, record, id, since, image } = running;
  const [state, lines] = await Promise.all([inspectContainer(tools, id), readLog(tools, id)]);
  const took = tools.clock.now() - since;
  const foreign = lines.some(isWrongFormat) ? await notForThisMachine(tools, image) : void 0;
  if (foreign !== void 0) record.add("start", foreign, took);
  else {
    const known = state.exitCode === 0 ? void 0 : await knownCause(lines);
    recordEndOf(running, judgeEnd({ state, lines, known, after: secondsText(took), expected }), took);
  }
  return false;
}
function recordEndOf({ tools, record }, verdict, took) {
  record.add("stays up", verdict, took);
  if (verdict.state === "passed") tools.log.notice(`The finished container ${verdict.says}.`);
}
async function lookInside(running, isReady) {
  const { tools, request, record, id, image } = running;
  const { variables, user, command, environment } = request;
  if (record.results.some(({ name, verdict }) => name === "start" && verdict.state === "skipped")) return;
  if (variables.length === 0 && user === void 0 && command === null) return;
  const container = await inspectContainer(tools, id);
  if (variables.length > 0)
    await record.measure(
      "variables",
      async () => judgeVariables(await readVariables(tools, container, { image, given: environment }), variables)
    );
  if (user !== void 0)
    await record.measure("user", async () => judgeUser(await readUser(tools, container, image), user));
  if (command !== null) await tryCommand(running, command, isReady);
}
async function tryCommand(running, command, isReady) {
  const { tools, request, record, id } = running;
  if (!isReady) return skipCommand(running);
  const seconds = request.seconds ?? secondsToAnswer2;
  await record.measure("command", () => runTestCommand(tools, id, command, seconds));
  if (hasEnded(running)) await recordEnd(running, '"test-command" was over');
}
function skipCommand({ record }) {
  const isOnlyEnded = record.results.every(({ verdict }) => verdict.state !== "failed");
  const says = "the container is not up";
  record.add("command", isOnlyEnded ? failed(says, commandNeedsContainer) : { state: "skipped", says }, 0);
}
var commandNeedsContainer = {
  what: '"test-command" could not be run: the container had ended already.',
  why: "It runs inside of a container that is up, and this one ended with 0, as a task does.",
  fix: 'Leave "test-command" out, or have the image run something that stays up.'
};

// src/image/container-test/run-checks.ts
async function runChecks(test2) {
  const image = await readImage(test2);
  if (!await isForPlatform(test2, image)) return;
  const servicesAreUp = await bringUpServices(test2);
  if (servicesAreUp) await startAndTry(test2, image);
  if (test2.record.results.some(({ verdict }) => verdict.state === "failed")) await showServiceLogs(test2);
}
async function readImage({ tools, request }) {
  const parameters = ["image", "inspect", "--format", "{{json .}}", request.image];
  const { exitCode, stdout, stderr } = await tools.docker({ parameters });
  if (exitCode !== 0) throw new Error(`The engine does not have the image that was built: ${stderr.trim()}`);
  return parseImage(stdout);
}
async function isForPlatform({ request, record }, image) {
  const { platform } = request;
  if (platform === void 0) return true;
  return record.measure("platform", async () => judgePlatform(image.platform, platform));
}
async function bringUpServices({ tools, request, record, run: run2 }) {
  const { services, seconds, network } = request;
  switch (services?.kind) {
    case void 0:
      return true;
    case "compose":
      return record.measure("services", () => startServices(tools, services.file, nameOf(run2)));
    case "database":
      return record.measure("services", () => waitForDatabase(tools, services.places, { seconds, network }));
  }
}
async function startAndTry(test2, image) {
  const { tools, request, record, run: run2 } = test2;
  const begin = tools.clock.now();
  const [network, remote] = await Promise.all([joinNetworks(tools, request, run2), findEngine(test2)]);
  const reach = { network, remote };
  const started = await startContainer(tools, request, image, { reach, run: run2 });
  const verdict = await verdictOfStart(test2, image, started);
  const isStarted = record.add("start", verdict, tools.clock.now() - begin) && verdict.state === "passed";
  if (isStarted && started.id !== void 0) await tryStarted(test2, image, { id: started.id, reach });
}
async function verdictOfStart(test2, image, { verdict, message }) {
  return (isWrongFormat(message) ? await notForThisMachine(test2.tools, image) : void 0) ?? verdict;
}
async function findEngine({ tools, request }) {
  if (request.http === void 0) return void 0;
  const parameters = ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"];
  const { exitCode, stdout } = await tools.docker({ parameters });
  return exitCode === 0 ? remoteHost(stdout) : void 0;
}
async function showServiceLogs({ tools, request, run: run2 }) {
  if (request.services?.kind !== "compose") return;
  for (const { name, lines } of await serviceLogs(tools, nameOf(run2)))
    printLog(tools, `Log of the service ${name}`, lines);
}

// src/image/container-test/test-container.ts
async function testContainer(tools, request) {
  const run2 = randomUUID().slice(-12);
  const directory = marksDirectory(tools.directory);
  const record = startRecord(tools);
  await markBegin(directory, run2);
  try {
    await runChecks({ tools, request, record, run: run2 });
  } finally {
    const isGone = await removeTest(tools.docker, tools.log, run2, request.services?.kind === "compose");
    if (isGone && !tools.cancelled.aborted) await markEnd(directory, run2);
  }
  if (tools.cancelled.aborted) throw actionCancelled();
  return record.report();
}
function marksDirectory(directory) {
  return dirname(directory);
}

// src/actions/image/stages/test.ts
async function test(work, { id }) {
  if (!work.inputs.test.enabled) return { summary: summarizeNoTest('"test" is off') };
  if (id === "") return { summary: summarizeNoTest("this engine does not hold it") };
  const report2 = await tryImage(work, id);
  const summary = summarizeTest(report2);
  if (report2.error === void 0) return { summary };
  await work.host.summarize(summary.join("\n"));
  throw report2.error;
}
async function tryImage(work, id) {
  const { host, docker, directory, inputs } = work;
  const passwords = inputs.test.services?.kind === "database" ? inputs.test.services.secrets : [];
  for (const mask of passwords.flatMap((password) => planMasks(password).masks)) host.mask(mask);
  const withoutPasswords = createRedactor(passwords);
  const redact = (text) => withoutPasswords(work.redact(text));
  tellOfRealValues(work);
  const tools = { docker, log: host.log, clock: systemClock, directory, cancelled: host.cancelled, redact };
  return testContainer(tools, await requestOf(work, id));
}
function tellOfRealValues({ inputs, secrets, host }) {
  const replaced = new Set(inputs.test.environment.map(({ name }) => name));
  const names = secrets.runtime.map(({ name }) => name).filter((name) => !replaced.has(name));
  if (names.length === 0) return;
  host.log.info(
    `The container under test starts with the real values of ${names.join(", ")}, and does with them what it will do in ECS. "test-env" gives it others.`
  );
}
async function requestOf({ inputs, secrets }, image) {
  const { environment, command, port, path: path2, host, status, page, seconds, variables, user, network, services } = inputs.test;
  const statuses = parseStatuses(status) ?? [];
  return {
    image,
    environment: [...secrets.runtime, ...environment],
    command,
    http: port === void 0 ? void 0 : { port, path: path2, host, statuses, page },
    seconds,
    variables,
    user,
    network,
    services,
    platform: await requiredPlatform(inputs)
  };
}
async function requiredPlatform(inputs) {
  const required = await namedPlatform(inputs);
  const others = inputs.platforms.length > 1 ? inputs.platforms.map(parsePlatform) : [];
  const isBuilt = required !== void 0 && others.some((platform) => isSamePlatform(platform, required.platform));
  return isBuilt ? void 0 : required;
}
async function namedPlatform({ runtimePlatform, taskDefinition }) {
  if (runtimePlatform !== void 0) return { platform: parsePlatform(runtimePlatform), source: '"runtime-platform"' };
  if (taskDefinition === void 0) return void 0;
  const { readTaskDefinitionFile } = await import("./file-OE3C3Z27.js");
  const platform = platformOfTaskDefinition(await readTaskDefinitionFile(taskDefinition));
  return platform === void 0 ? void 0 : { platform, source: `the task definition ${taskDefinition}` };
}

// src/actions/image/test-files.ts
import { stat as stat4 } from "node:fs/promises";
async function requireTestFiles({ test: test2, taskDefinition, runtimePlatform }) {
  if (!test2.enabled) return;
  if (test2.services?.kind === "compose") await requireComposeFile(test2.services.file);
  if (taskDefinition === void 0 || runtimePlatform !== void 0) return;
  const { readTaskDefinitionFile } = await import("./file-OE3C3Z27.js");
  await readTaskDefinitionFile(taskDefinition);
}
async function requireComposeFile(path2) {
  const found = await stat4(path2).catch(() => void 0);
  if (found?.isFile()) return;
  throw new BerthError("INVALID_INPUT", {
    what: '"test-services" is neither the URL of a database nor a file that is there.',
    why: "A compose file is looked for relative to the workspace, which is empty until actions/checkout has run.",
    fix: "Give the path of a compose file, or a URL with scheme, host and port such as postgres://localhost:5432/app."
  });
}

// src/actions/image/main.ts
async function main(inputs, host, dependencies = { execute, openRegistry: openEcr }) {
  const tags = tagsOf(inputs, host);
  await requireDockerfile(inputs);
  await requireTestFiles(inputs);
  const secrets = await readSecrets(inputs, host);
  const directory = await createPrivateDirectory(host, area);
  try {
    const session = await openSession({ inputs, host, tags, secrets, directory }, dependencies.execute);
    const work = await prepareBuild(session, dependencies.execute);
    const targets = await openRepositories(work, dependencies.openRegistry);
    const built = await build(work, targets);
    const reports = [await test(work, built), await scan(work, built)];
    await exportCache(work);
    const published = await publish(work, targets, built);
    return await report(work, { built, reports, published });
  } finally {
    await rm3(directory, { recursive: true, force: true });
  }
}
var shaCharacters = 12;
function tagsOf(inputs, host) {
  if (inputs.tags.length > 0) return inputs.tags;
  const sha = host.env.GITHUB_SHA ?? "";
  if (sha !== "") return [sha.slice(0, shaCharacters)];
  if (!inputs.push) return ["latest"];
  throw new BerthError("INVALID_INPUT", {
    what: "There is no tag for the image.",
    why: "The default is the commit, and GITHUB_SHA is not set.",
    fix: 'Set "tags", or run this in a workflow.'
  });
}
export {
  main
};
