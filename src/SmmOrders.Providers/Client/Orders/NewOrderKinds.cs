using System.Globalization;

namespace SmmOrders.Providers;

/// <content>The kinds of services, named as in <c>action=services</c>.</content>
public sealed partial class NewOrder
{
    /// <summary>Kind <c>Default</c>: a quantity of units for a link.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The target of the order in the provider's format: a URL, sometimes a user name.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <exception cref="ArgumentException">A text is empty or white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its parameter's range.</exception>
    public static NewOrder Default(string service, string link, long quantity) => For(service, link, quantity);

    /// <summary>Kind <c>Default</c>, delivered in portions: <paramref name="runs"/> times <paramref name="quantity"/>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The target of the order.</param>
    /// <param name="quantity">Units per run; above zero.</param>
    /// <param name="runs">The number of runs; above zero.</param>
    /// <param name="interval">The time between runs; whole minutes, at least one.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder DripFeed(string service, string link, long quantity, int runs, TimeSpan interval) =>
        For(service, link, quantity).WithCount("runs", runs, 1).WithMinutes("interval", interval, TimeSpan.FromMinutes(1));

    /// <summary>Kind <c>Package</c>: the service defines the quantity.</summary>
    /// <inheritdoc cref="Default"/>
    public static NewOrder Package(string service, string link) => For(service, link);

    /// <summary>Kind <c>SEO</c>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The target of the order.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="keywords">The keywords, one line each.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder Seo(string service, string link, long quantity, IEnumerable<string> keywords) =>
        For(service, link, quantity).WithLines("keywords", keywords);

    /// <summary>Kinds <c>Custom Comments</c> and <c>Custom Comments Package</c>: one unit per comment.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The post to comment on.</param>
    /// <param name="comments">The comments, one line each; a line break would split a comment in two.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder CustomComments(string service, string link, IEnumerable<string> comments) =>
        For(service, link).WithLines("comments", comments);

    /// <summary>Kind <c>Comment Replies</c>: replies to a user's comment.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The post with the comment.</param>
    /// <param name="username">The user whose comment gets the replies.</param>
    /// <param name="comments">The replies, one line each.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder CommentReplies(string service, string link, string username, IEnumerable<string> comments) =>
        For(service, link).WithText("username", username).WithLines("comments", comments);

    /// <summary>Kind <c>Comment Likes</c>: likes for a user's comment.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The post with the comment.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="username">The user whose comment gets the likes.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder CommentLikes(string service, string link, long quantity, string username) =>
        For(service, link, quantity).WithText("username", username);

    /// <summary>Kind <c>Mentions Custom List</c>: one unit per user.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The post to mention them on.</param>
    /// <param name="usernames">The users to mention, one line each.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder MentionsCustomList(string service, string link, IEnumerable<string> usernames) =>
        For(service, link).WithLines("usernames", usernames);

    /// <summary>Kinds <c>Mentions</c> and <c>Mentions with Hashtags</c>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The post to mention them on.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="usernames">The users to mention, one line each.</param>
    /// <param name="hashtags">The hashtags, one line each; <see langword="null"/> for kind <c>Mentions</c>.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder Mentions(string service, string link, long quantity, IEnumerable<string> usernames, IEnumerable<string>? hashtags)
    {
        NewOrder order = For(service, link, quantity).WithLines("usernames", usernames);
        return hashtags is null ? order : order.WithLines("hashtags", hashtags);
    }

    /// <summary>Kind <c>Mentions Hashtag</c>: mentions of users of a hashtag.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The post to mention them on.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="hashtag">The hashtag that selects the users.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder MentionsHashtag(string service, string link, long quantity, string hashtag) =>
        For(service, link, quantity).WithText("hashtag", hashtag);

    /// <summary>Kind <c>Mentions User Followers</c>: mentions of a user's followers.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The post to mention them on.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="username">The user whose followers to mention: a name or a URL, in the provider's format.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder MentionsUserFollowers(string service, string link, long quantity, string username) =>
        For(service, link, quantity).WithText("username", username);

    /// <summary>Kind <c>Mentions Media Likers</c>: mentions of users who liked a post.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The post to mention them on.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="media">The URL of the post whose likers to mention.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder MentionsMediaLikers(string service, string link, long quantity, string media) =>
        For(service, link, quantity).WithText("media", media);

    /// <summary>Kind <c>Poll</c>: votes for a poll answer.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The post with the poll.</param>
    /// <param name="quantity">Votes; above zero.</param>
    /// <param name="answerNumber">The answer's number in the provider's numbering; zero or above.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder Poll(string service, string link, long quantity, int answerNumber) =>
        For(service, link, quantity).WithCount("answer_number", answerNumber, 0);

    /// <summary>Kind <c>Invites from Groups</c>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The group or page to invite users to.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="groups">The groups to invite users from, one line each.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder InvitesFromGroups(string service, string link, long quantity, IEnumerable<string> groups) =>
        For(service, link, quantity).WithLines("groups", groups);

    /// <summary>Kind <c>Web Traffic</c>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The page to visit.</param>
    /// <param name="quantity">Visits; above zero.</param>
    /// <param name="country">The visitors' country: a code such as <c>US</c>, or its English name.</param>
    /// <param name="device">The visitors' device.</param>
    /// <param name="source">The apparent source of the visits.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder WebTraffic(string service, string link, long quantity, string country, TrafficDevice device, TrafficSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (device is < TrafficDevice.Desktop or > TrafficDevice.Mixed)
        {
            throw new ArgumentOutOfRangeException(nameof(device), device, $"{(byte)device} is not a device. Use one of: {string.Join(", ", Enum.GetValues<TrafficDevice>())}.");
        }

        NewOrder order = For(service, link, quantity)
            .WithText("country", country)
            .WithCount("device", (byte)device, 1)
            .WithCount("type_of_traffic", source.Type, 1);
        return source.Field is null ? order : order.WithText(source.Field, source.Value!);
    }

    /// <summary>Kind <c>Subscriptions</c>: an order for every new post of a user, each with a quantity within a range.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="username">The user whose posts get the orders.</param>
    /// <param name="min">The minimum quantity per post; above zero.</param>
    /// <param name="max">The maximum quantity per post; at least <paramref name="min"/>.</param>
    /// <param name="delay">The delay between a post and its order; whole minutes, zero or above. Most providers accept only 0, 5, 10, 15, 30, 60 or 90.</param>
    /// <param name="posts">The maximum number of new posts, above zero; <see langword="null"/> for no limit.</param>
    /// <param name="oldPosts">The number of existing posts to include, zero or above; <see langword="null"/> to omit the field.</param>
    /// <param name="expiry">The last day; <see langword="null"/> for none. Sent as day/month/year.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder Subscription(
        string service, string username, long min, long max, TimeSpan delay, int? posts = null, int? oldPosts = null, DateOnly? expiry = null)
    {
        NewOrder order = For(service)
            .WithText("username", username)
            .WithCount("min", min, 1)
            .WithCount("max", max, min)
            .WithMinutes("delay", delay, TimeSpan.Zero);
        order = posts is null ? order : order.WithCount("posts", posts.Value, 1);
        order = oldPosts is null ? order : order.WithCount("old_posts", oldPosts.Value, 0);
        return expiry is null ? order : order.With("expiry", expiry.Value.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture));
    }
}
