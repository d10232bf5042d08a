package dev.governor.remediation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "asset_key_form")
class KeyFormEntity {

    static final int ONLY = 1;

    @Id
    int id;

    @Column(nullable = false)
    int form;
}
