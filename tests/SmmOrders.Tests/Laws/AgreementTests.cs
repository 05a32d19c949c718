namespace SmmOrders.Tests.Laws;

public sealed class AgreementTests
{
    [Law]
    public void The_library_and_the_reference_model_agree_on_every_step(Trial trial) =>
        Assert.Equal(trial.Steps.Select(step => DomainModel.Right.Observe(trial.Setting, step.Before, step.Report, step.Now)), trial.Steps);
}
