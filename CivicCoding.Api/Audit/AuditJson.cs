using System.Text.Json;
using System.Text.Json.Serialization;

namespace CivicCoding.Api.Audit;

/// <summary>How an event becomes a line, written out when the program is built.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AuditEvent))]
internal sealed partial class AuditJson : JsonSerializerContext;
