namespace SmmOrders.EntityFrameworkCore;

/// <summary>Refuses to read a row of the store from JSON: its setters are the database's, so every member would be lost without a word.</summary>
internal static class RowJson
{
    internal static NotSupportedException Refusal(string type) =>
        new($"{type} is a row of the store: it can be written to JSON, but read only from the database.");
}
