namespace PanelBackend;

/// <summary>The server-sent events of a page, until it is closed or the panel stops.</summary>
internal static class LiveEndpoint
{
    public static async Task<IResult> Follow(HttpContext context, LiveFeed feed, IHostApplicationLifetime lifetime)
    {
        int user = context.User.Id();
        if (!feed.HasRoomFor(user))
        {
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await TypedResults.ServerSentEvents(feed.FollowAsync(user, context.User.IsOperator(), over.Token)).ExecuteAsync(context);
        return TypedResults.Empty;
    }
}
