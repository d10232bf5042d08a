package dev.governor.plan;

import dev.governor.bundle.BundleCheck;
import dev.governor.bundle.PolicyBundle;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses a bundle whose templates have mistakes, before it replaces the one that decides. */
@ApplicationScoped
public class TemplateCheck implements BundleCheck {

    @Override
    public void check(PolicyBundle bundle) {
        TemplateCatalogue.read(bundle);
    }
}
