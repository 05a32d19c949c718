using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>How a panel writes an error, for a whole answer and for an item.</summary>
[JsonConverter(typeof(EnumByName<ErrorShape>))]
public enum ErrorShape
{
    /// <summary><c>{"error":"Incorrect order ID"}</c>.</summary>
    Error = 1,

    /// <summary>A bare JSON string: <c>"Incorrect order ID"</c>.</summary>
    BareText,

    /// <summary><c>{"status":"fail","message":"Incorrect order ID"}</c>.</summary>
    StatusFail,

    /// <summary><c>{"success":false,"msg":"Incorrect order ID"}</c>.</summary>
    SuccessFalse,

    /// <summary><c>{"status":false,"data":{"pesan":"Incorrect order ID"}}</c>.</summary>
    PesanUnderData,

    /// <summary>
    /// Laravel's answer to a failed validation: <c>message</c>, and <c>errors</c> by field. As a whole answer it has HTTP 422; a
    /// wrong key has only <c>message</c>, and HTTP 401.
    /// </summary>
    Laravel,
}
