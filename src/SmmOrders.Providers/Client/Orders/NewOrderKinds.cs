using System.Globalization;

namespace SmmOrders.Providers;

/// <content>The kinds of services, by the names that <c>action=services</c> gives them.</content>
public sealed partial class NewOrder
{
    /// <summary>Kind <c>Default</c>: so many units for a link.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">What the units are for, as the provider wants it: an address, sometimes a user name.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <exception cref="ArgumentException">A text is empty or white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside what its parameter allows.</exception>
    public static NewOrder Default(string service, string link, long quantity) => For(service, link, quantity);

    /// <summary>Kind <c>Default</c>, delivered in portions: <paramref name="runs"/> times <paramref name="quantity"/>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">What the units are for.</param>
    /// <param name="quantity">Units of one run; above zero.</param>
    /// <param name="runs">How many times; above zero.</param>
    /// <param name="interval">The time between two runs; whole minutes, at least one.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder DripFeed(string service, string link, long quantity, int runs, TimeSpan interval) =>
        For(service, link, quantity).WithCount("runs", runs, 1).WithMinutes("interval", interval, TimeSpan.FromMinutes(1));

    /// <summary>Kind <c>Package</c>: the service itself says how many.</summary>
    /// <inheritdoc cref="Default"/>
    public static NewOrder Package(string service, string link) => For(service, link);

    /// <summary>Kind <c>SEO</c>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">What the units are for.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="keywords">The keywords, one line each.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder Seo(string service, string link, long quantity, IEnumerable<string> keywords) =>
        For(service, link, quantity).WithLines("keywords", keywords);

    /// <summary>Kinds <c>Custom Comments</c> and <c>Custom Comments Package</c>: one unit for each comment.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">What is commented on.</param>
    /// <param name="comments">The comments, one line each: a line break would make two of one.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder CustomComments(string service, string link, IEnumerable<string> comments) =>
        For(service, link).WithLines("comments", comments);

    /// <summary>Kind <c>Comment Replies</c>: replies to a comment of the user's.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">Where the comment stands.</param>
    /// <param name="username">Whose comment is replied to.</param>
    /// <param name="comments">The replies, one line each.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder CommentReplies(string service, string link, string username, IEnumerable<string> comments) =>
        For(service, link).WithText("username", username).WithLines("comments", comments);

    /// <summary>Kind <c>Comment Likes</c>: likes for a comment of the user's.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">Where the comment stands.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="username">Whose comment is liked.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder CommentLikes(string service, string link, long quantity, string username) =>
        For(service, link, quantity).WithText("username", username);

    /// <summary>Kind <c>Mentions Custom List</c>: one unit for each user.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">Where they are mentioned.</param>
    /// <param name="usernames">Who is mentioned, one line each.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder MentionsCustomList(string service, string link, IEnumerable<string> usernames) =>
        For(service, link).WithLines("usernames", usernames);

    /// <summary>Kinds <c>Mentions</c> and <c>Mentions with Hashtags</c>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">Where they are mentioned.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="usernames">Who is mentioned, one line each.</param>
    /// <param name="hashtags">The hashtags, one line each; <see langword="null"/> for kind <c>Mentions</c>.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder Mentions(string service, string link, long quantity, IEnumerable<string> usernames, IEnumerable<string>? hashtags)
    {
        NewOrder order = For(service, link, quantity).WithLines("usernames", usernames);
        return hashtags is null ? order : order.WithLines("hashtags", hashtags);
    }

    /// <summary>Kind <c>Mentions Hashtag</c>: users who use a hashtag.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">Where they are mentioned.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="hashtag">The hashtag that the users are taken from.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder MentionsHashtag(string service, string link, long quantity, string hashtag) =>
        For(service, link, quantity).WithText("hashtag", hashtag);

    /// <summary>Kind <c>Mentions User Followers</c>: followers of a user.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">Where they are mentioned.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="username">Whose followers are mentioned: a name or an address, as the provider wants it.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder MentionsUserFollowers(string service, string link, long quantity, string username) =>
        For(service, link, quantity).WithText("username", username);

    /// <summary>Kind <c>Mentions Media Likers</c>: users who like a post.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">Where they are mentioned.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="media">The address of the post whose likers are mentioned.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder MentionsMediaLikers(string service, string link, long quantity, string media) =>
        For(service, link, quantity).WithText("media", media);

    /// <summary>Kind <c>Poll</c>: votes for an answer.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">Where the poll stands.</param>
    /// <param name="quantity">Votes; above zero.</param>
    /// <param name="answerNumber">The answer's number, counted as the provider does; zero or above.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder Poll(string service, string link, long quantity, int answerNumber) =>
        For(service, link, quantity).WithCount("answer_number", answerNumber, 0);

    /// <summary>Kind <c>Invites from Groups</c>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">What the users are invited to.</param>
    /// <param name="quantity">Units; above zero.</param>
    /// <param name="groups">The groups that they are invited from, one line each.</param>
    /// <inheritdoc cref="Default"/>
    public static NewOrder InvitesFromGroups(string service, string link, long quantity, IEnumerable<string> groups) =>
        For(service, link, quantity).WithLines("groups", groups);

    /// <summary>Kind <c>Web Traffic</c>.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="link">The page that is visited.</param>
    /// <param name="quantity">Visits; above zero.</param>
    /// <param name="country">The visitors' country: a code such as <c>US</c>, or its English name.</param>
    /// <param name="device">What they visit with.</param>
    /// <param name="source">Where they seem to come from.</param>
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

    /// <summary>Kind <c>Subscriptions</c>: an order for every post of a user, each with a quantity between two bounds.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="username">Whose posts.</param>
    /// <param name="min">The least quantity for a post; above zero.</param>
    /// <param name="max">The greatest; at least <paramref name="min"/>.</param>
    /// <param name="delay">How long after a post its order is made; whole minutes, zero or above. Most providers take 0, 5, 10, 15, 30, 60 or 90 only.</param>
    /// <param name="posts">Up to how many new posts, above zero; <see langword="null"/> for no limit.</param>
    /// <param name="oldPosts">How many posts that stand already, zero or above; <see langword="null"/> to say nothing.</param>
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
