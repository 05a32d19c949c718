namespace SmmOrders;

/// <summary>What an argument exception says, for people who did not call the method: those who wrote a configuration or JSON.</summary>
internal static class ArgumentMessage
{
    /// <summary>The message without what an exception adds for programmers: the parameter's name and its value.</summary>
    internal static string Of(ArgumentException exception) => exception.Message.Split($" (Parameter '{exception.ParamName}')")[0];
}
