namespace SmmOrders.Providers;

/// <summary>Reads the answer to <c>action=add</c>: <c>{"order":23501}</c>.</summary>
internal static class PlacedAnswer
{
    // Whether the order was placed is for a person to find out, who wants to see what came.
    private const int MaxExcerpt = 150;

    internal static ProviderResult<string> Read(ReadOnlySpan<byte> utf8, ProviderSetup setup)
    {
        if (ActionAnswer.Open(utf8, setup, out WireValue answer) is { } failure)
        {
            return new(failure);
        }

        WireValue data = ActionAnswer.OutOfEnvelope(answer);
        string id = setup.Redactor.Text(new WireObject(data).Find("order"u8));
        bool placed = OrderIds.IsGiven(id);
        ProviderFailure? error = ActionAnswer.ErrorOf(answer) ?? ActionAnswer.ErrorOf(data);
        return error is not null
            ? new(placed ? ActionAnswer.Malformed($"an order and an error at once: {error.Detail}") : error)
            : placed ? new(id) : new(ActionAnswer.Malformed($"neither an order's identifier nor an error: {WireText.ForPeople(answer.Text, MaxExcerpt)}"));
    }
}
