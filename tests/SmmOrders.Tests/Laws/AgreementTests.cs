namespace SmmOrders.Tests.Laws;

/// <summary>Compares the library on every report with a model typed from the domain rules alone.</summary>
public sealed class AgreementTests
{
    [Law(Times = 10)]
    public void The_library_and_the_reference_model_agree_on_every_step(Trial trial) =>
        Assert.Equal(trial.Steps.Select(step => DomainModel.Right.Observe(trial.Setting, step.Before, step.Report, step.Now)), trial.Steps);
}
