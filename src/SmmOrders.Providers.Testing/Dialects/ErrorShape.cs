using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>The shape in which a panel writes an error, of a whole answer and of an item of one.</summary>
[JsonConverter(typeof(EnumByName<ErrorShape>))]
public enum ErrorShape
{
    /// <summary><c>{"error":"Incorrect order ID"}</c>.</summary>
    Error = 1,

    /// <summary>A JSON string and nothing around it: <c>"Incorrect order ID"</c>.</summary>
    BareText,

    /// <summary><c>{"status":"fail","message":"Incorrect order ID"}</c>.</summary>
    StatusFail,

    /// <summary><c>{"success":false,"msg":"Incorrect order ID"}</c>.</summary>
    SuccessFalse,

    /// <summary><c>{"status":false,"data":{"pesan":"Incorrect order ID"}}</c>.</summary>
    PesanUnderData,

    /// <summary>
    /// What Laravel answers where validation fails: <c>message</c>, and <c>errors</c> by field. The answer as a whole has HTTP 422; a wrong key has
    /// <c>message</c> alone and HTTP 401.
    /// </summary>
    Laravel,
}
