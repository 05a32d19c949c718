using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers;

namespace SmmOrders.PackageTests;

/// <summary>What ASP.NET Core's own OpenAPI document says of a panel's API that takes and gives the packages' values.</summary>
public sealed class OpenApiTests(OpenApiTests.Document document) : IClassFixture<OpenApiTests.Document>
{
    private static readonly JsonSerializerOptions Web = ValueCheck.Ways["web"];

    public static TheoryData<string> Data { get; } = [.. Types.Select(type => type.ToString())];

    public static TheoryData<string> Enums { get; } = [.. ValueTypes.Enums.Select(type => type.ToString())];

    private static IEnumerable<Type> Types => ValueSamples.All.Select(value => value.GetType()).Distinct();

    [Theory]
    [MemberData(nameof(Data))]
    public void A_value_has_the_members_that_its_json_has_and_lists_those_that_are_required(string type)
    {
        object[] samples = [.. ValueSamples.All.Where(value => value.GetType().ToString() == type)];
        JsonObject schema = document.Of(samples[0].GetType());

        string[] members = [.. samples.SelectMany(value => ((JsonObject)JsonSerializer.SerializeToNode(value, value.GetType(), Web)!).Select(member => member.Key)).Distinct()];
        Assert.Equal(members.Order(StringComparer.Ordinal), Names(schema).Order(StringComparer.Ordinal));
        Assert.Equal(
            ValueCheck.Required(samples[0].GetType(), Web).Order(StringComparer.Ordinal),
            (schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []).Order(StringComparer.Ordinal));
        Assert.Equal([], Names(schema).Where(name => !IsTyped(schema["properties"]![name]!)));
    }

    [Theory]
    [MemberData(nameof(Data))]
    public void A_member_may_be_null_where_its_type_says_so(string type)
    {
        Type found = Types.Single(candidate => candidate.ToString() == type);
        JsonObject schema = document.Of(found);
        var nullability = new NullabilityInfoContext();

        Assert.Equal([], Names(schema).Where(name =>
        {
            PropertyInfo property = found.GetProperties().Single(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
            if ((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).IsEnum)
            {
                return false; // One list stands for the enum and for the enum or null.
            }

            bool may = Nullable.GetUnderlyingType(property.PropertyType) is not null
                || (!property.PropertyType.IsValueType && nullability.Create(property).ReadState == NullabilityState.Nullable);
            return may != document.MayBeNull(schema["properties"]![name]!);
        }));
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void An_enum_is_a_list_of_its_names(string type)
    {
        Type found = ValueTypes.Enums.Single(candidate => candidate.ToString() == type);
        JsonObject schema = document.Of(found);

        if (found.IsDefined(typeof(FlagsAttribute)))
        {
            // Several names stand in one text, with commas: no list has them all.
            Assert.Equal("string", schema["type"]!.GetValue<string>());
            return;
        }

        // The document has one list for an enum and for the enum or null: where a member may be null, null stands in it.
        Assert.Equal(Enum.GetNames(found), schema["enum"]!.AsArray().Select(name => name?.GetValue<string>()).OfType<string>());
    }

    [Theory]
    [InlineData(typeof(RefundPolicy), "decimals", "rounding")]
    [InlineData(typeof(PollPolicy), "processing", "pending", "inProgress", "ageDivisor", "longest", "ended", "endedFor")]
    [InlineData(typeof(ServiceProfile))]
    [InlineData(typeof(OrderFacts), "status", "statusSince", "quantity", "charge")]
    [InlineData(typeof(ProviderFailure), "kind", "detail")]
    public void What_is_required_is_listed(Type type, params string[] required) => Assert.Equal(
        required.Order(StringComparer.Ordinal),
        (document.Of(type)["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []).Order(StringComparer.Ordinal));

    [Fact]
    public void A_value_whose_json_a_converter_writes_by_hand_is_caught() => Assert.False(IsTyped(new JsonObject()));

    private static string[] Names(JsonObject schema) => [.. schema["properties"]?.AsObject().Select(member => member.Key) ?? []];

    // Anything at all is what a schema without a word means.
    private static bool IsTyped(JsonNode schema) =>
        schema is JsonObject { Count: > 0 } said && (said.ContainsKey("type") || said.ContainsKey("$ref") || said.ContainsKey("oneOf") || said.ContainsKey("enum"));

    /// <summary>The document of an application on this machine that takes and gives each of them.</summary>
    public sealed class Document : IAsyncLifetime
    {
        private static readonly MethodInfo MapOne = typeof(Document).GetMethod(nameof(Map), BindingFlags.NonPublic | BindingFlags.Static)!;

        private JsonObject _document = [];

        public async ValueTask InitializeAsync()
        {
            WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddRoutingCore().AddOpenApi();
            await using WebApplication application = builder.Build();
            application.MapOpenApi();
            foreach (Type type in Types.Concat(ValueTypes.Enums))
            {
                _ = MapOne.MakeGenericMethod(type).Invoke(null, [application]);
            }

            CancellationToken stop = TestContext.Current.CancellationToken;
            await application.StartAsync(stop);
            using var client = new HttpClient();
            _document = (JsonObject)JsonNode.Parse(await client.GetStringAsync(new Uri(application.Urls.First() + "/openapi/v1.json"), stop))!;
            await application.StopAsync(stop);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        /// <summary>The schema of the type, as it is given.</summary>
        public JsonObject Of(Type type) => Resolve(_document["paths"]![PathOf(type)]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!);

        /// <summary>Whether the schema takes null.</summary>
        public bool MayBeNull(JsonNode schema) =>
            schema["type"] is JsonArray types && types.Any(type => type!.GetValue<string>() == "null")
            || schema["type"] is JsonValue type && type.GetValue<string>() == "null"
            || (schema["oneOf"] is JsonArray choices && choices.Any(choice => MayBeNull(choice!)))
            || (schema["enum"] is JsonArray names && names.Any(name => name is null))
            || (schema["$ref"] is not null && MayBeNull(Resolve(schema)));

        private static string PathOf(Type type) => $"/{Uri.EscapeDataString(type.ToString())}";

        private static void Map<T>(WebApplication application) => application.MapGet(PathOf(typeof(T)), () => TypedResults.Ok<T>(default));

        private JsonObject Resolve(JsonNode schema) => schema["$ref"] is { } reference
            ? (JsonObject)_document["components"]!["schemas"]![reference.GetValue<string>().Split('/')[^1]]!
            : (JsonObject)schema;
    }
}
