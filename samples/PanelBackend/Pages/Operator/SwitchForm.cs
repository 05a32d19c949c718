namespace PanelBackend.Pages;

/// <summary>The form that pauses or resumes one thing of a provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="What"><c>submission</c> or <c>polling</c>.</param>
/// <param name="IsPaused">Whether it is paused now.</param>
internal sealed record SwitchForm(string Provider, string What, bool IsPaused);
