package dev.governor.credential;

import dev.governor.approval.ExecutionAuthority;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses everything where no other authority is installed: what nobody can authorise does not run. */
@DefaultBean
@ApplicationScoped
class RefusingAuthority implements ExecutionAuthority {

    @Override
    public void require(String planId, Digest binding) {
        throw new ProblemException(ProblemCode.APPROVAL_VOID, "nothing here can authorise `" + planId + "`");
    }
}
